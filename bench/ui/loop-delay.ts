import { existsSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/*
 * Loaded into the app's main process by `--import`: measures how late its event loop is between two words of the
 * benchmark, which are files that come and go (see `watch-loop.ts`).
 */
const prefix = process.env['BENCH_LOOP_DELAY']
const resolutionMs = 2
const lookMs = 100

if (prefix !== undefined && isMainThread) {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  let running = false
  setInterval(() => {
    const wanted = existsSync(`${prefix}.on`)
    if (wanted && !running) {
      running = true
      histogram.reset()
      histogram.enable()
    } else if (!wanted && running) {
      running = false
      histogram.disable()
      // The timer's own distance is part of what it records.
      const late = (ns: number): number => Math.max(0, ns / 1e6 - resolutionMs)
      writeFileSync(
        `${prefix}.json`,
        JSON.stringify({
          p50Ms: late(histogram.percentile(50)),
          p99Ms: late(histogram.percentile(99)),
          maxMs: late(histogram.max)
        })
      )
    }
  }, lookMs).unref()
}
