// `npm test`: the checks before each push, stage by stage; stops at the first failed stage and
// counts the tests.
// `npm test -- unit e2e`: only these stages, also slow ones.
// `npm run test:full`: adds the slow stages; `-- --rest`: only the slow ones, after `npm test`;
// `-- --fresh-seeds`: draws and prints a seed (TEST_SEED=n repeats it).
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import './require-node-24.mjs'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'test-all-'))
// Starts programs by their scripts, without a shell: on Windows a shell would split a path at a
// space.
const modules = join(root, 'node_modules')
// Set by npm itself; without it, npm is a program on every system but Windows.
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
const vitest = (name, ...projects) => ({
  name,
  command: [
    process.execPath,
    join(modules, 'vitest/vitest.mjs'),
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, name)}.json`
  ],
  count: ({
    numPassedTests,
    numFailedTests,
    numPendingTests,
    numTodoTests,
    testResults,
    success
  }) => {
    // A file that failed to load has no failed test, and counts as one.
    const unloaded = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
    )
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
      ok: success
    }
  }
})

function stories(name, project) {
  return {
    name,
    command: [
      process.execPath,
      join(modules, '@playwright/test/cli.js'),
      'test',
      '-c',
      'test/e2e',
      `--project=${project}`
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, `${name}.json`) },
    count: ({ stats, errors }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
      ok: errors.length === 0
    })
  }
}

const quickStages = [
  { name: 'types', command: [...npm, 'run', '-s', 'types'] },
  { name: 'lint', command: [...npm, 'run', '-s', 'lint'] },
  vitest('unit', 'unit', 'temporal', 'contract'),
  vitest('integration', 'integration'),
  { name: 'build', command: [...npm, 'run', '-s', 'build'] },
  stories('e2e', 'quick')
]
const restStages = [
  vitest('packaging', 'packaging'),
  vitest('conformance', 'conformance'),
  vitest('heavy', 'heavy'),
  stories('e2e-rest', 'rest')
]
const allStages = [...quickStages, ...restStages]
const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    rest: { type: 'boolean', default: false },
    'fresh-seeds': { type: 'boolean', default: false }
  }
})
if (flags['fresh-seeds']) process.env.TEST_SEED = String(randomInt(1, 10_000))
if (process.env.TEST_SEED) console.log(`TEST_SEED=${process.env.TEST_SEED}`)
const unknown = wanted.filter((name) => !allStages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no stage ${unknown.join(', ')}; the stages are ${allStages.map(({ name }) => name).join(', ')}.`
  )
  process.exit(2)
}
const ofCommand = flags.rest ? restStages : flags.full ? allStages : quickStages
const stages =
  wanted.length === 0 ? ofCommand : allStages.filter(({ name }) => wanted.includes(name))

function run([program, ...args], env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env }
    })
    child.once('error', (cause) =>
      reject(new Error(`${program} cannot be started. Run this as "npm test".`, { cause }))
    )
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

/**
 * Returns a stage's tests by its own report; null if it has none. A test stage that ran no test
 * failed.
 */
function readCount({ name, count }) {
  if (!count) return null
  try {
    return count(JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')))
  } catch {
    return { passed: 0, failed: 0, skipped: 0, ok: false }
  }
}

async function runStage(stage) {
  console.log(`\n== ${stage.name}`)
  const began = performance.now()
  const { code, signal } = await run(stage.command, stage.env)
  const tests = readCount(stage)
  const ok = code === 0 && (tests === null || (tests.ok && tests.failed === 0 && tests.passed > 0))
  const why = ok
    ? 'ok'
    : tests?.passed === 0 && code === 0
      ? 'FAILED: no test ran'
      : `FAILED (${signal ?? `exit ${code}`})`
  return {
    name: stage.name,
    ok,
    code,
    seconds: ((performance.now() - began) / 1000).toFixed(1),
    tests,
    why
  }
}

const results = []
for (const stage of stages) {
  results.push(await runStage(stage))
  if (!results.at(-1).ok) break
}
rmSync(reports, { recursive: true, force: true })

const sum = (kind) => results.reduce((total, { tests }) => total + (tests?.[kind] ?? 0), 0)
const inWords = (tests) =>
  tests
    ? `${tests.passed} passed, ${tests.failed} failed${tests.skipped ? `, ${tests.skipped} skipped` : ''}`
    : ''
console.log('')
for (const { name, seconds, tests, why } of results)
  console.log(
    `${name.padEnd(12)} ${`${seconds} s`.padStart(8)}  ${why}${tests ? `, ${inWords(tests)}` : ''}`
  )
for (const { name } of stages.slice(results.length))
  console.log(`${name.padEnd(12)}           not run`)
const broken = results.find(({ ok }) => !ok)
if (broken) console.log(`\nStopped at ${broken.name}.`)
console.log(
  `\n${inWords({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') })}`
)
process.exit(broken ? broken.code || 1 : 0)
