import type { Mutant } from './mutant.ts'

/**
 * Changes without a visible effect, because they only move the start of a search; each with the
 * reason.
 */
const equivalents: readonly { file: string; line: RegExp; change: RegExp; because: string }[] = [
  {
    file: 'src/engine/domain/series.ts',
    line: /\[0, 1, 2, 3, 4\]/,
    change: /^4 /,
    because:
      'the fourth place after the guess is in reserve: a change of the clock moves the guess by one'
  },
  {
    file: 'src/engine/domain/series.ts',
    line: /\) - 2\)$/,
    change: /^2 /,
    because: 'the guess is two places early, where one would do, and the search has room for three'
  }
]

/** Returns why a mutant behaves like the original; null if it does not. */
export function whyEquivalent({ file, line, change }: Mutant, original: string): string | null {
  const text = original.split('\n')[line - 1] ?? ''
  return (
    equivalents.find((one) => one.file === file && one.line.test(text) && one.change.test(change))
      ?.because ?? null
  )
}
