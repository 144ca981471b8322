/** Variable frame rate: over 1 % of the frames are over 10 % off the usual spacing. */
const toleratedDeviation = 0.1
const toleratedShare = 0.01

/**
 * Whether frames are unevenly spaced. `timesTicks`: presentation times in whole ticks of the
 * track's time base, in any order. The usual spacing is the median. One tick off is only rounding.
 */
export function isSpacingVariable(timesTicks: readonly number[]): boolean {
  if (timesTicks.length < 3) return false
  const times = Float64Array.from(timesTicks)
  if (!isAscending(times)) times.sort()
  const spacings = times.subarray(1).map((time, index) => time - (times[index] ?? 0))
  // The usual spacing lies between the least and the most, so most videos need no second sort.
  const [least, most] = boundsOf(spacings)
  if (most - least <= Math.max(1, least * toleratedDeviation)) return false
  const usual = spacings.toSorted()[spacings.length >> 1] ?? 0
  let odd = 0
  for (const spacing of spacings) {
    const difference = Math.abs(spacing - usual)
    if (difference > 1 && difference > usual * toleratedDeviation) odd++
  }
  return odd > spacings.length * toleratedShare
}

function isAscending(values: Float64Array): boolean {
  for (let n = 1; n < values.length; n++) if ((values[n] ?? 0) < (values[n - 1] ?? 0)) return false
  return true
}

function boundsOf(values: Float64Array): [least: number, most: number] {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}
