/**
 * `npm run soak -- --kills 1000 --seed 1 --faults nasty`: kills and restarts, to show that no post
 * is made twice or lost.
 */
import { parseArgs } from 'node:util'
import { soakAtEachPoint, soakAtRandom, type SoakOptions } from './run-soak.ts'
import { scaleFaults } from './scale-faults.ts'
import { histogramOf, totalsOf } from './totals.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'none' },
    'fault-share': { type: 'string', default: '1' },
    clips: { type: 'string' },
    lanes: { type: 'string', default: '2' },
    enumerate: { type: 'boolean', default: false }
  }
})
const usage =
  'Usage: npm run soak -- [--kills n | --enumerate] [--seed n] [--faults profile] [--fault-share 0..1] [--clips n] [--lanes n]'

/** Reads a whole number of at least `least`, or exits with code 2. */
function readCount(name: string, text: string, least: number): number {
  const n = Number(text)
  if (Number.isInteger(n) && n >= least) return n
  console.error(`--${name} must be a whole number from ${least}, not ${text}.\n${usage}`)
  process.exit(2)
}

const began = performance.now()
const passed = () => Math.round((performance.now() - began) / 1_000)
const seed = readCount('seed', values.seed, 0)
const share = Number(values['fault-share'])
const options: SoakOptions = {
  seed,
  // Enumerated, each point costs a batch; two jobs are enough to interfere with each other.
  clips: readCount('clips', values.clips ?? (values.enumerate ? '2' : '40'), 1),
  faults: scaleFaults(values.faults, share),
  lanes: readCount('lanes', values.lanes, 1),
  onBatch({
    seed: batchSeed,
    title,
    result: { verdict, afterUser, kills, gapKills, lives, requestsSpoiled, calls },
    killsSoFar
  }) {
    const phases = Object.entries(verdict.phases)
      .map(([phase, n]) => `${n} ${phase}`)
      .join(', ')
    console.log(
      `${title}  seed ${batchSeed}  ${kills.length} kills, ${gapKills} in the gap, ${lives} lives, ${requestsSpoiled} of ${calls} requests spoiled  ` +
        `${phases}  twice ${verdict.twice}, lost ${verdict.lost}  (${killsSoFar} kills, ${passed()} s)`
    )
    for (const fault of new Set([...verdict.faults, ...afterUser.faults]))
      console.log(`  !! ${fault}`)
  }
}
const results = values.enumerate
  ? await soakAtEachPoint(options)
  : await soakAtRandom(readCount('kills', values.kills, 1), options)
const totals = totalsOf(results)
console.log(`\n${histogramOf(results)}\n`)
console.log(JSON.stringify({ seed, faults: values.faults, share, ...totals, seconds: passed() }))
process.exit(totals.twice > 0 || totals.lost > 0 || totals.invented > 0 ? 1 : 0)
