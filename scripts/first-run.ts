/**
 * `npm run first-run`: tests what needs real Electron on this system, and writes
 * `docs/first-run-report.md`. Runs the list of Electron's own assertions and the end-to-end tests
 * on its binary, and takes pictures of the app's window. Exit 0 if all passed, else 1.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPlaywright, readVitest } from './first-run/read-results.ts'
import { type Stage, writeReport } from './first-run/write-report.ts'
import { findElectron } from './start/find-electron.ts'
import { judgeStart } from './start/judge-start.ts'
import { readStartFacts } from './start/start-facts.ts'
import { noScreen } from './start/start-words.ts'

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs/first-run')
const report = join(root, 'docs/first-run-report.md')

function stop(text: string): never {
  console.error(text)
  process.exit(1)
}

/** Runs a script of this repository or of a package. Resolves to whether it succeeded. */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  console.log(`\n== ${name}`)
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, HARNESS_DRIVER: 'electron', ...env }
    })
    child.once('error', () => done(false))
    child.once('exit', (code) => done(code === 0))
  })
}

const electron =
  findElectron() ?? stop('The npm package electron is not installed. Run npm ci first.')
const { binary, distDir, version } = electron
if (binary === null) {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  stop(
    [
      `Electron's binary (version ${version}) is missing, so nothing was run and no report was written.`,
      override
        ? `ELECTRON_OVERRIDE_DIST_PATH is set to ${override}, and no Electron is in it.`
        : '',
      'Fetch it:       npx install-electron',
      'Then:           npm run first-run',
      'Without it:     npm run test:full   (the same assertions and stories on the stand-in)'
    ]
      .filter(Boolean)
      .join('\n')
  )
}
if (judgeStart(readStartFacts(distDir), []).kind === 'no-screen')
  stop(noScreen('npm run first-run'))

const scratch = mkdtempSync(join(tmpdir(), 'first-run-'))
try {
  rmSync(pictures, { recursive: true, force: true })
  if (
    !(await run('Build', [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build']))
  )
    stop('The build failed, so nothing was run.')
  const versions: Record<string, string> = JSON.parse(
    execFileSync(binary, ['-p', 'JSON.stringify(process.versions)'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8'
    })
  )
  const [asserted, told] = [join(scratch, 'conformance.json'), join(scratch, 'e2e.json')]
  await run("Electron's assertions", [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project=conformance',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${asserted}`
  ])
  await run(
    'End-to-end stories',
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', 'test/e2e'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: told }
  )
  const took = await run('Pictures', [join(root, 'test/harness/make-pictures.ts'), pictures])
  const taken = took ? readdirSync(pictures).toSorted() : []
  const stages: Stage[] = [
    { name: "Electron's assertions", ...readVitest(asserted) },
    { name: 'End-to-end stories', ...readPlaywright(told) },
    {
      name: 'Pictures',
      passed: taken.length,
      skipped: 0,
      failures: took ? [] : ['Pictures could not be taken']
    }
  ]
  writeFileSync(
    report,
    writeReport({
      system: `${process.platform} ${release()}, ${process.arch}`,
      versions,
      stages,
      pictures: taken,
      now: new Date()
    })
  )
  console.log(`\nWritten: docs/first-run-report.md${took ? ', docs/first-run/' : ''}`)
  process.exitCode = stages.every(({ passed, failures }) => passed > 0 && failures.length === 0)
    ? 0
    : 1
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
