import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bench, type BenchOptions } from './bench.ts'
import type { Kill } from './draw-kill.ts'
import type { Aim } from './kill-plan.ts'

type Point = Extract<Aim, { kind: 'label' }>

/** Returns every point of one undisturbed life of a batch, in order. */
export async function tracePoints(options: BenchOptions): Promise<Point[]> {
  const bench = await Bench.open(options)
  try {
    const traceFile = join(bench.order.dataDir, '..', 'trace')
    await bench.life({ aim: null, traceFile })
    const seen = new Map<string, number>()
    return readFileSync(traceFile, 'utf8')
      .split('\n')
      .filter((label) => label !== '')
      .map((label) => {
        const occurrence = (seen.get(label) ?? 0) + 1
        seen.set(label, occurrence)
        return { kind: 'label', label, occurrence, delayMs: 0 }
      })
  } finally {
    await bench.close()
  }
}

/** Kills at this point and never again. */
export function once(point: Point): () => Kill | null {
  let left = 1
  return () => (left-- > 0 ? { aim: point } : null)
}
