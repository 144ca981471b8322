import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { onWindows } from '../../test/support/system/platform.ts'
import { scratchFolder, type ScratchFolder } from '../../test/support/system/scratch-folder.ts'

// Runs the real script in its own small repository, with fake programs for Electron and the
// runners.
let root: string
let put: ScratchFolder['put']
beforeEach(() => {
  ;({ root, put } = scratchFolder('first-run-test'))
  for (const name of ['first-run.ts', 'first-run', 'start'])
    cpSync(join(import.meta.dirname, '..', name), join(root, 'scripts', name), { recursive: true })
  put('package.json', '{ "type": "module" }')
  put('node_modules/electron/package.json', '{ "version": "45.0.0" }')
  mkdirSync(join(root, 'dist'))
  mkdirSync(join(root, 'docs'))
})

function firstRun(): { code: number | null; said: string; report: string | null } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/first-run.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DISPLAY: ':7', ELECTRON_OVERRIDE_DIST_PATH: join(root, 'dist') }
  })
  const report = join(root, 'docs/first-run-report.md')
  return {
    code: status,
    said: stdout + stderr,
    report: existsSync(report) ? readFileSync(report, 'utf8') : null
  }
}

it('without Electron’s binary says how to fetch it, writes no report and fails', () => {
  const { code, said, report } = firstRun()
  expect({ code, report }).toEqual({ code: 1, report: null })
  expect(said).toContain('npx install-electron')
})

/** @param stories Playwright's result for each test */
function install(...stories: ('expected' | 'unexpected' | 'skipped')[]): void {
  put(
    'dist/electron',
    `#!/bin/sh\n[ -n "$ELECTRON_RUN_AS_NODE" ] && echo '{"electron":"45.0.0","chrome":"153.0.1","node":"24.18.1"}'\n`
  )
  put(
    'dist/Electron.app/Contents/MacOS/Electron',
    readFileSync(join(root, 'dist/electron'), 'utf8')
  )
  for (const name of ['electron', 'Electron.app/Contents/MacOS/Electron'])
    chmodSync(join(root, 'dist', name), 0o777)
  const demandElectron = "if (process.env.HARNESS_DRIVER !== 'electron') process.exit(9)\n"
  put('node_modules/electron-vite/bin/electron-vite.js', '')
  put(
    'node_modules/vitest/vitest.mjs',
    `import { writeFileSync } from 'node:fs'
    ${demandElectron}const [file] = process.argv.flatMap((word) => word.split('--outputFile.json=').slice(1))
    const assertionResults = [{ status: 'passed', fullName: 'a' }, { status: 'passed', fullName: 'b' }, { status: 'pending', fullName: 'c' }]
    writeFileSync(file, JSON.stringify({ testResults: [{ status: 'passed', name: ${JSON.stringify(root)}, assertionResults }] }))`
  )
  const specs = stories.map((status, n) => ({ title: `story ${n}`, tests: [{ status }] }))
  put('node_modules/@playwright/test/package.json', '{ "type": "commonjs" }')
  put(
    'node_modules/@playwright/test/cli.js',
    `${demandElectron}require('node:fs').writeFileSync(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME, ${JSON.stringify(JSON.stringify({ errors: [], suites: [{ title: 'window.spec.ts', specs: [], suites: [{ title: 'a group', specs }] }] }))})`
  )
  put(
    'test/harness/make-pictures.ts',
    `import { mkdirSync, writeFileSync } from 'node:fs'
    const [folder] = process.argv.slice(2)
    mkdirSync(folder)
    writeFileSync(folder + '/queue-dark.png', '')`
  )
}

it.skipIf(onWindows)(
  'writes what passed, what failed and what was taken, with versions, and neither paths nor user',
  () => {
    install('expected', 'unexpected', 'skipped')
    const { code, said, report } = firstRun()
    expect({ code, said: code === 1 ? '' : said }).toEqual({ code: 1, said: '' })
    for (const line of [
      '| chrome | 153.0.1 |',
      "| Electron's assertions | 2 | 0 | 1 |",
      '| End-to-end stories | 1 | 1 | 1 |',
      '- End-to-end stories: window.spec.ts: story 1',
      '- [queue-dark.png](first-run/queue-dark.png)'
    ])
      expect(report?.split('\n')).toContain(line)
    expect(report).not.toContain(root)
  }
)

it.skipIf(onWindows)(
  'ends well when all went well, and fails when a runner wrote no report',
  () => {
    install('expected')
    expect(firstRun().code).toBe(0)
    put('node_modules/@playwright/test/cli.js', '')
    const { code, report } = firstRun()
    expect(code).toBe(1)
    expect(report).toContain('- End-to-end stories: It did not run to its end')
  }
)
