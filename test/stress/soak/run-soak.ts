import type { FaultProfile } from '../../../src/sandbox/index.ts'
import { drawKill, type Kill } from './draw-kill.ts'
import { seededRandom } from './random.ts'
import { runBatch, type BatchResult } from './run-batch.ts'
import { once, tracePoints } from './trace-points.ts'

export interface SoakOptions {
  seed: number
  clips: number
  faults: string | FaultProfile
  /** Number of parallel batches, each with its own sandbox and engine. */
  lanes: number
  /** Called after each batch. */
  onBatch: (batch: { seed: number; title: string; result: BatchResult; killsSoFar: number }) => void
}

/** Runs batch after batch, killed at random, until all lanes together reach the number of kills. */
export async function soakAtRandom(kills: number, options: SoakOptions): Promise<BatchResult[]> {
  const results: BatchResult[] = []
  const soFar = { kills: 0, batches: 0 }
  const lane = async () => {
    while (soFar.kills < kills) {
      const number = ++soFar.batches
      const seed = options.seed * 100_000 + number
      const random = seededRandom(seed)
      const nextKill = (openJobs: number): Kill | null =>
        soFar.kills < kills ? drawKill(random, openJobs) : null
      const result = await runBatch({
        ...options,
        seed,
        uploadConcurrency: 1 + (number % 3),
        nextKill,
        onKill: () => soFar.kills++
      })
      results.push(result)
      options.onBatch({ seed, title: `batch ${number}`, result, killsSoFar: soFar.kills })
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, lane))
  return results
}

/**
 * Runs a batch for each point of an undisturbed one (or the `wanted` points), killed there once.
 */
export async function soakAtEachPoint(
  options: SoakOptions,
  wanted: (label: string, occurrence: number) => boolean = () => true
): Promise<BatchResult[]> {
  const results: BatchResult[] = []
  const batch = { ...options, uploadConcurrency: 2 }
  const points = (await tracePoints(batch)).filter(({ label, occurrence }) =>
    wanted(label, occurrence)
  )
  const left = points.values()
  let killed = 0
  const lane = async () => {
    for (const point of left) {
      const seed = options.seed * 100_000 + results.length
      const result = await runBatch({
        ...batch,
        seed,
        nextKill: once(point),
        onKill: () => killed++
      })
      results.push(result)
      const title = `${result.kills.length === 0 ? 'not reached: ' : ''}${point.label} #${point.occurrence}`
      options.onBatch({ seed, title, result, killsSoFar: killed })
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, lane))
  return results
}
