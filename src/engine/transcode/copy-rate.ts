import { limits } from '../checks/limits.ts'
import { toNumber, type Fraction } from '../media/process/fraction.ts'
import type { PictureFacts } from '../media/probe/media-facts.ts'

const whole = (fps: number): Fraction => ({ num: BigInt(fps), den: 1n })
/** Rates for a copy that cannot keep its own rate. */
const usual = [24, 25, 30, 50, 60].map(whole)
/** Rates that cameras and editors write; a measured rate within `near` of one counts as it. */
const known: readonly Fraction[] = [
  ...usual,
  whole(48),
  { num: 24_000n, den: 1001n },
  { num: 30_000n, den: 1001n },
  { num: 60_000n, den: 1001n }
]
const near = 0.0004
const largestTerm = 1_000_000n

/** Constant rate of a re-encoded picture: its own if steady and allowed, else the nearest usual. */
export function copyRate({
  averageFps,
  isSpacingVariable
}: Pick<PictureFacts, 'averageFps' | 'isSpacingVariable'>): Fraction {
  if (averageFps === null) return whole(30)
  const fps = toNumber(averageFps)
  if (isSpacingVariable !== true && fps >= limits.fps.min && fps <= limits.fps.max + 0.05) {
    const meant = known.find((rate) => Math.abs(toNumber(rate) / fps - 1) < near)
    if (meant) return meant
    const own = reduced(averageFps)
    if (
      isSpacingVariable === false &&
      fps <= limits.fps.max &&
      own.num <= largestTerm &&
      own.den <= largestTerm
    )
      return own
  }
  return usual.reduce((best, rate) => (distance(rate, fps) < distance(best, fps) ? rate : best))
}

function distance(rate: Fraction, fps: number): number {
  return Math.abs(toNumber(rate) - fps)
}

function reduced({ num, den }: Fraction): Fraction {
  let [a, b] = [num, den]
  while (b > 0n) [a, b] = [b, a % b]
  return { num: num / a, den: den / a }
}
