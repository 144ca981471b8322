import type { Phase } from '../../../src/contract/queue/phase.ts'
import { Bench, type BenchOptions } from './bench.ts'
import type { Kill } from './draw-kill.ts'
import { openCreates, readCalls, readQueue } from './read-queue.ts'
import type { Verdict } from './verdict.ts'

export interface BatchOptions extends BenchOptions {
  /** Returns the next kill, or null when there were enough. */
  nextKill: (openJobs: number) => Kill | null
  onKill: () => void
}

export interface BatchResult {
  /** The point of each kill. */
  kills: string[]
  /** Kills between "create written" and "id stored" of some job. */
  gapKills: number
  /** Jobs in that state: one kill can affect several. */
  gapJobs: number
  lives: number
  /** Requests that the engine counted, and those with a fault. */
  calls: number
  requestsSpoiled: number
  /** Those that requested the list of posts. */
  looksSpoiled: number
  /** Before and after the user checked the account and resolved unknown jobs. */
  verdict: Verdict
  afterUser: Verdict
}

const notSentYet: readonly string[] = [
  'checking',
  'ready',
  'waiting',
  'uploading',
  'uploaded'
] satisfies Phase[]

/**
 * Kills and restarts the engine on one batch until it is settled, then compares it with the
 * sandbox's record.
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const bench = await Bench.open(options)
  try {
    const kills: string[] = []
    const seen = new Set<string>()
    let gapKills = 0
    let gapJobs = 0
    let lives = 0
    let openJobs = options.clips
    for (let settled = false; !settled;) {
      const kill = options.nextKill(openJobs) ?? { aim: null }
      const end = await bench.life(kill)
      lives++
      settled = end.kind === 'settled'
      if (end.kind === 'settled') continue
      kills.push(end.point)
      options.onKill()
      const queue = readQueue(bench.order.dataDir)
      openJobs =
        queue.jobs.length === 0
          ? options.clips
          : queue.jobs.filter(({ phase }) => notSentYet.includes(phase)).length
      const fresh = openCreates(queue).filter((key) => !seen.has(key))
      for (const key of fresh) seen.add(key)
      if (fresh.length > 0) gapKills++
      gapJobs += fresh.length
    }
    lives += await bench.settle()
    const verdict = bench.judge()
    await bench.speakUp()
    return {
      kills,
      gapKills,
      gapJobs,
      lives,
      calls: readCalls(bench.order.dataDir),
      ...spoiledOf(bench),
      verdict,
      afterUser: bench.judge()
    }
  } finally {
    await bench.close()
  }
}

function spoiledOf({ sandbox }: Bench): Pick<BatchResult, 'requestsSpoiled' | 'looksSpoiled'> {
  const faults = sandbox.control.faults()
  const requests = (struck: typeof faults): number =>
    new Set(struck.map(({ requestId }) => requestId)).size
  return {
    requestsSpoiled: requests(faults),
    looksSpoiled: requests(faults.filter(({ operation }) => operation === 'listPosts'))
  }
}
