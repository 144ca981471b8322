/** Averages over ten seconds: steady despite single packets, yet quick after a network change. */
const windowMs = 10_000
const settleMs = 3_000
/** Bytes sent closer together than this form one sample. */
const sampleMs = 100

/** Measures upload speed, for the window's footer and the command line's live table. */
export interface SpeedMeter {
  /**
   * Reports the total `sentBytes` at `nowMs`. The first call starts the measurement, so that a slow
   * start counts; a lower total (a restarted upload) restarts it.
   */
  note: (sentBytes: number, nowMs: number) => void
  /** Returns bytes per second, 0 when nothing was sent in the last ten. */
  bytesPerS: (nowMs: number) => number
  /** Returns null in the first seconds: too few samples for an estimate. */
  msLeft: (bytesLeft: number, nowMs: number) => number | null
  reset: () => void
}

export function createSpeedMeter(): SpeedMeter {
  let samples: { bytes: number; atMs: number }[] = []
  let startMs: number | null = null
  let noted = 0

  const bytesPerS = (nowMs: number): number => {
    const bytes = samples.reduce(
      (sum, sample) => sum + (nowMs - sample.atMs < windowMs ? sample.bytes : 0),
      0
    )
    const spanMs = Math.min(windowMs, Math.max(1, nowMs - (startMs ?? nowMs)))
    return (bytes / spanMs) * 1000
  }
  const reset = (): void => {
    samples = []
    startMs = null
  }

  return {
    note(sentBytes, nowMs) {
      if (sentBytes < noted) reset()
      const bytes = startMs === null ? 0 : sentBytes - noted
      const last = samples.at(-1)
      startMs ??= nowMs
      noted = sentBytes
      if (last !== undefined && nowMs - last.atMs < sampleMs) last.bytes += bytes
      else samples = [...samples.slice(-windowMs / sampleMs), { bytes, atMs: nowMs }]
    },
    bytesPerS,
    msLeft(bytesLeft, nowMs) {
      if (startMs === null || nowMs - startMs < settleMs) return null
      const speed = bytesPerS(nowMs)
      return speed > 0 ? (bytesLeft / speed) * 1000 : null
    },
    reset
  }
}
