/** Speed over the last seconds: neither jumps with each packet nor lags a change of network. */
export interface Throughput {
  /** `sentBytes` more have left at `nowMs` (monotonic). */
  add(sentBytes: number, nowMs: number): void
  /** Bytes per second over the window, 0 when nothing was sent in it. */
  bytesPerS(nowMs: number): number
  /** Null in the first seconds: an estimate from too little is worse than none. */
  msLeft(bytesLeft: number, nowMs: number): number | null
}

const windowMs = 10_000
const settleMs = 3_000

/** @param startMs monotonic time when the first byte's upload began: a slow start counts. */
export function createThroughput(startMs: number): Throughput {
  const samples: { bytes: number; atMs: number }[] = []
  let total = 0
  function forget(nowMs: number): void {
    while (samples.length > 0 && nowMs - (samples[0]?.atMs ?? nowMs) > windowMs)
      total -= samples.shift()?.bytes ?? 0
  }
  function bytesPerS(nowMs: number): number {
    forget(nowMs)
    const spanMs = Math.min(windowMs, Math.max(1, nowMs - startMs))
    return (total / spanMs) * 1000
  }
  return {
    add(sentBytes, nowMs) {
      const last = samples.at(-1)
      if (last && nowMs - last.atMs < 100) last.bytes += sentBytes
      else samples.push({ bytes: sentBytes, atMs: nowMs })
      total += sentBytes
      forget(nowMs)
    },
    bytesPerS,
    msLeft(bytesLeft, nowMs) {
      if (nowMs - startMs < settleMs) return null
      const speed = bytesPerS(nowMs)
      return speed > 0 ? (bytesLeft / speed) * 1000 : null
    }
  }
}
