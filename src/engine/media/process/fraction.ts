/** An exact ratio of whole numbers; `den` is positive. */
export interface Fraction {
  num: bigint
  den: bigint
}

/** Returns null unless both are positive whole numbers that a double holds exactly. */
export function fraction(num: number, den: number): Fraction | null {
  return Number.isSafeInteger(num) && Number.isSafeInteger(den) && num > 0 && den > 0
    ? { num: BigInt(num), den: BigInt(den) }
    : null
}

/** Reads ffprobe's "30000/1001" or "4:3"; null for anything but a positive ratio ("0/0", "N/A"). */
export function parseFraction(text: string | undefined): Fraction | null {
  const found = /^(\d{1,18})[/:](\d{1,18})$/.exec(text ?? '')
  if (!found) return null
  const num = BigInt(found[1] ?? '0')
  const den = BigInt(found[2] ?? '0')
  return num > 0n && den > 0n ? { num, den } : null
}

/** Returns a negative number, zero or a positive one if `a` is less than, equal to or above `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : Number(difference > 0n)
}

/** Returns the nearest double. */
export function toNumber(value: Fraction): number {
  return Number(value.num) / Number(value.den)
}
