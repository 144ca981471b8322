/**
 * `npm run test:mutations`: moves each limit by one step and drops each transition of the phase
 * table, one at a time, in a copy of the tree, and runs the tests of the file. Lists each change
 * that no test detects, and then fails. `--only limits|table|sabotage` does a part; `--lanes n`
 * runs several at once.
 */
import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { whyEquivalent } from './equivalent.ts'
import type { Mutant } from './mutant.ts'
import { numberMutants } from './number-mutants.ts'
import { sabotageMutants } from './sabotage.ts'
import { tableMutants } from './table-mutants.ts'

const root = join(import.meta.dirname, '../../..')
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    lanes: { type: 'string', default: String(availableParallelism()) },
    file: { type: 'string' }
  }
})
const read = (file: string) => readFileSync(join(root, file), 'utf8')

type Outcome = 'survived' | 'noticed' | 'never ended'

/** If the tests take this many times longer, the change counts as detected. */
const patience = 10

interface Part {
  name: string
  mutants: Mutant[]
  /** Arguments of vitest: the tests that must detect it. */
  tests: string[]
}

const coreFiles = readdirSync(join(root, 'src/engine/domain'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => `src/engine/domain/${name}`)
const ofLimits = [
  'src/engine/domain',
  'src/engine/checks',
  'test/integration/engine/queue/queue-bounds.test.ts'
]
const parts: Part[] = [
  {
    name: 'limits',
    mutants: ['src/engine/checks/limits.ts', ...coreFiles].flatMap((file) =>
      numberMutants(file, read(file))
    ),
    tests: ofLimits
  },
  {
    name: 'table',
    mutants: tableMutants(
      'src/engine/domain/phase-table.ts',
      read('src/engine/domain/phase-table.ts')
    ),
    tests: ['src/engine/domain/phase-table.test.ts', 'test/architecture/queue-diagram.test.ts']
  },
  {
    name: 'sabotage',
    mutants: sabotageMutants(read),
    tests: ['--project=heavy', 'test/stress/model/queue-model.test.ts']
  }
]

/** Copies everything that the tests read, with the installed packages of this tree. */
function copyTree(): string {
  const dir = mkdtempSync(join(tmpdir(), 'mutations-'))
  for (const name of [
    'src',
    'packages',
    'test',
    'docs',
    ...readdirSync(root).filter((entry) => /\.(json|ts)$/.test(entry))
  ]) {
    cpSync(join(root, name), join(dir, name), {
      recursive: true,
      filter: (path) => !path.includes('node_modules')
    })
  }
  mkdirSync(join(dir, 'node_modules'), { recursive: true })
  rmSync(join(dir, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  return dir
}

function runTests(dir: string, tests: readonly string[], patienceMs: number): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--bail=1', ...tests],
    { cwd: dir, stdio: 'ignore', env: { ...process.env, MODEL_SEED: '1', MODEL_RUNS: '200' } }
  )
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? 'survived' : code === null ? 'never ended' : 'noticed')
    })
  })
}

async function runPart(part: Part): Promise<Mutant[]> {
  const wanted = part.mutants.filter(
    ({ file }) => values.file === undefined || file.includes(values.file)
  )
  const mutants = wanted.filter((mutant) => whyEquivalent(mutant, read(mutant.file)) === null)
  const left = mutants.values()
  const survivors: Mutant[] = []
  const lane = async () => {
    const dir = copyTree()
    try {
      const began = performance.now()
      if ((await runTests(dir, part.tests, 3_600_000)) !== 'survived')
        throw new Error(`The tests of "${part.name}" fail without any change.`)
      const patienceMs = Math.max(60_000, patience * (performance.now() - began))
      for (const mutant of left) {
        const path = join(dir, mutant.file)
        const original = readFileSync(path, 'utf8')
        writeFileSync(path, mutant.source)
        const outcome = await runTests(dir, part.tests, patienceMs)
        writeFileSync(path, original)
        if (outcome === 'survived') survivors.push(mutant)
        console.log(`${outcome.padEnd(11)}  ${mutant.file}:${mutant.line}  ${mutant.change}`)
      }
    } finally {
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  await Promise.all(
    Array.from({ length: Math.min(Number(values.lanes), Math.max(1, mutants.length)) }, lane)
  )
  for (const mutant of wanted.filter((one) => !mutants.includes(one)))
    console.log(
      `means the same  ${mutant.file}:${mutant.line}  ${mutant.change}: ${whyEquivalent(mutant, read(mutant.file))}`
    )
  console.log(
    `\n${part.name}: ${mutants.length} changes, ${mutants.length - survivors.length} noticed\n`
  )
  return survivors
}

const survivors: Mutant[] = []
for (const part of parts)
  if (values.only === undefined || values.only === part.name)
    survivors.push(...(await runPart(part)))
for (const { file, line, change } of survivors)
  console.log(`no test notices ${file}:${line}  ${change}`)
process.exit(survivors.length === 0 ? 0 : 1)
