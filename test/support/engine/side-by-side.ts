import pLimit from 'p-limit'

/**
 * Starts every case, a few at once, in the order given; a test then awaits its own. Cases that only
 * wait (`idle`) start at once and use no slot.
 */
export function sideBySide<Case, Result>(
  cases: readonly Case[],
  atOnce: number,
  run: (one: Case) => Promise<Result>,
  idle: (one: Case) => boolean = () => false
): (one: Case) => Promise<Result> {
  const limit = pLimit(atOnce)
  const results = new Map<Case, Promise<Result>>()
  for (const one of cases) {
    const result = idle(one) ? run(one) : limit(() => run(one))
    // Its own test reports it.
    result.catch(() => undefined)
    results.set(one, result)
  }
  return (one) => results.get(one) ?? Promise.reject(new Error('This case was never begun.'))
}
