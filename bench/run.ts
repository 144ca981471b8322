import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { batch } from './batch/batch.ts'
import { checking } from './checking/checking.ts'
import { verdictOf, type Bench, type Report } from './harness/figure.ts'
import { jsonOf, tableOf } from './harness/table.ts'
import { phases } from './phases/phases.ts'
import { ui } from './ui/ui.ts'
import { uploading } from './uploading/uploading.ts'

const benches: readonly Bench[] = [checking, uploading, batch, phases, ui]

const usage = `Usage: npm run bench -- [${benches.map(({ name }) => name).join('|')} ...] [--rounds n] [--scale x] [--json] [--strict]
  --rounds n   how often both sides are measured in turn (3)
  --scale x    a share of the full size, to try a benchmark out (1); the bars are meant for 1
  --json       one JSON object instead of the table
  --strict     exit code 1 if a bar is missed or a figure could not be measured`

interface Line {
  chosen: readonly Bench[]
  rounds: number
  scale: number
  json: boolean
  strict: boolean
}

function readLine(): Line | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '3' },
        scale: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false }
      }
    })
    const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name))
    if (unknown !== undefined) return `There is no benchmark ${unknown}.`
    const rounds = Number(values.rounds)
    const scale = Number(values.scale)
    if (!Number.isInteger(rounds) || rounds < 1) return '--rounds must be a whole number over 0.'
    if (!(scale > 0 && scale <= 1)) return '--scale must be over 0 and at most 1.'
    const chosen =
      positionals.length === 0 ? benches : benches.filter(({ name }) => positionals.includes(name))
    return { chosen, rounds, scale, json: values.json, strict: values.strict }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function runOne(bench: Bench, { rounds, scale }: Line): Promise<Report> {
  const dir = await mkdtemp(join(tmpdir(), `aether-bench-${bench.name}-`))
  try {
    return await bench.run({ rounds, scale, dir, say: (line) => console.error(line) })
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

const line = readLine()
if (typeof line === 'string') {
  console.error(`${line}\n${usage}`)
  process.exit(2)
}
const reports: Report[] = []
for (const bench of line.chosen) reports.push(await runOne(bench, line))
console.log(line.json ? JSON.stringify(jsonOf(reports), null, 2) : tableOf(reports))
const missed = reports.some(
  (report) =>
    report.skipped.length > 0 || report.figures.some((figure) => verdictOf(figure) === 'MISSED')
)
process.exitCode = line.strict && missed ? 1 : 0
