import { parseArgs } from 'node:util'
import { fuzzTargets } from './targets.ts'

/**
 * `npm run fuzz -- [target …] --cases n --seed s`: hostile input on demand, 10,000 cases each by
 * default. Exits with 1 if a promise is broken.
 */
const usage = `Usage: npm run fuzz -- [${fuzzTargets.map(({ name }) => name).join('|')} ...] [--cases n] [--seed s]`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) }
  }
})
const cases = Number(values.cases)
const seed = Number(values.seed)
const unknown = positionals.find((name) => !fuzzTargets.some((target) => target.name === name))
if (unknown !== undefined || !Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed)) {
  console.error(usage)
  process.exit(2)
}

for (const target of fuzzTargets.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name)
)) {
  const startedMs = performance.now()
  const before = process.memoryUsage().rss
  try {
    const { accepted, refused } = await target.run(cases, seed)
    const grownMb = (process.memoryUsage().rss - before) / 1e6
    console.log(
      `${target.name.padEnd(14)} ${cases} cases, seed ${seed}: ${accepted} accepted, ${refused} refused, ${((performance.now() - startedMs) / 1000).toFixed(1)} s, ${grownMb.toFixed(0)} MB grown`
    )
  } catch (error) {
    console.error(
      `${target.name}: BROKEN (${target.promise})\n${error instanceof Error ? `${error.message}\n${error.cause instanceof Error ? (error.cause.stack ?? '') : ''}` : String(error)}`
    )
    process.exitCode = 1
  }
}
