/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined)
    throw new RangeError('There is no median of nothing.')
  return (upper + lower) / 2
}

export interface Ratio {
  value: number
  spread: { low: number; high: number }
}

/** The ratio of the medians, with the lowest and highest ratio of a pair that was measured side by side. */
export function ratioOf(a: readonly number[], b: readonly number[]): Ratio {
  const pairs = a.map((value, round) => value / (b[round] ?? Number.NaN))
  return {
    value: median(a) / median(b),
    spread: { low: Math.min(...pairs), high: Math.max(...pairs) }
  }
}

export function spreadOf(values: readonly number[]): { low: number; high: number } {
  return { low: Math.min(...values), high: Math.max(...values) }
}
