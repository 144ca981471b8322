/** More than a tenth off the usual spacing, in more than a hundredth of the frames, is a variable frame rate. */
const toleratedDeviation = 0.1
const toleratedShare = 0.01

/**
 * Whether frames are spaced unevenly. `timesTicks` are presentation times in whole ticks of the track's time base, in any order.
 * The usual spacing is the median one. A difference of one tick is the rounding of the time base and never counts.
 */
export function isSpacingVariable(timesTicks: readonly number[]): boolean {
  if (timesTicks.length < 3) return false
  const times = Float64Array.from(timesTicks).toSorted()
  const spacings = times.subarray(1).map((time, index) => time - (times[index] ?? 0))
  const usual = spacings.toSorted()[spacings.length >> 1] ?? 0
  let odd = 0
  for (const spacing of spacings) {
    const difference = Math.abs(spacing - usual)
    if (difference > 1 && difference > usual * toleratedDeviation) odd++
  }
  return odd > spacings.length * toleratedShare
}
