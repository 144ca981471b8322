/** Seconds or minutes, also with the unit only after the second of two numbers: "15 to 60 s". */
const lengths =
  /(\d+(?:\.\d+)?)(?=\s*(?:(?:to|and|-|–)\s*\d+(?:\.\d+)?\s*)?(s|sec|seconds?|min|minutes?)\b)/giu
/** Tolerance for the video's own length, which a refusal may also contain, rounded. */
const ownLengthToS = 1

/** Returns the limit in seconds from a refusal of a video of `lastsS`; null if it contains none. */
export function lengthNamed(
  code: string,
  words: string,
  lastsS: number
): { minDurationS: number } | { maxDurationS: number } | null {
  const namedS = [...words.matchAll(lengths)].map(
    ([, amount, unit = '']) => Number(amount) * (unit.toLowerCase().startsWith('m') ? 60 : 1)
  )
  const [below, above] = [
    namedS.filter((s) => s > 0 && s < lastsS - ownLengthToS),
    namedS.filter((s) => s > lastsS + ownLengthToS)
  ]
  if (code === 'VIDEO_TOO_LONG' && below.length > 0) return { maxDurationS: Math.max(...below) }
  return code === 'VIDEO_TOO_SHORT' && above.length > 0
    ? { minDurationS: Math.min(...above) }
    : null
}
