/** Speed averaged over the last ten seconds, so that the number can be read. */
const windowMs = 10_000
const settleMs = 3_000

export interface SpeedMeter {
  /** Notes the total of bytes sent at a moment. A lower total (a restarted upload) resets it. */
  note: (sentBytes: number, nowMs: number) => void
  /** Bytes per second, or null in the first seconds, when any number would be a guess. */
  bytesPerS: (nowMs: number) => number | null
  reset: () => void
}

export function createSpeedMeter(): SpeedMeter {
  let samples: { sentBytes: number; atMs: number }[] = []
  return {
    note(sentBytes, nowMs) {
      const last = samples.at(-1)
      if (last !== undefined && sentBytes < last.sentBytes) samples = []
      if (last !== undefined && last.atMs === nowMs) samples.pop()
      samples.push({ sentBytes, atMs: nowMs })
      // One sample older than the window stays, so that the average spans all of it.
      while (samples.length > 2 && nowMs - (samples.at(1)?.atMs ?? nowMs) >= windowMs)
        samples.shift()
    },
    bytesPerS(nowMs) {
      const first = samples[0]
      const last = samples.at(-1)
      if (first === undefined || last === undefined || nowMs - first.atMs < settleMs) return null
      return ((last.sentBytes - first.sentBytes) * 1000) / (nowMs - first.atMs)
    },
    reset() {
      samples = []
    }
  }
}
