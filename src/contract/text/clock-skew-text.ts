/** Describes how the clock differs from Aether's, and the effect. @param skewMs ahead if > 0 */
export function clockSkewText(skewMs: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(skewMs) / 60_000))
  const amount = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
  return `This computer’s clock is ${amount} ${skewMs > 0 ? 'ahead of' : 'behind'} Aether’s. Posts with a time wait until it is set right; all others go out.`
}
