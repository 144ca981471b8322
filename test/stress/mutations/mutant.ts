/** One small change of one source file that some test must detect. */
export interface Mutant {
  /** Relative to the root of the repository. */
  file: string
  line: number
  /** Description of the change, for the table. */
  change: string
  /** The whole file with the change. */
  source: string
}

/** Replaces `source[start, end)`. */
export function mutantOf(
  file: string,
  source: string,
  start: number,
  end: number,
  text: string,
  change: string
): Mutant {
  return {
    file,
    line: source.slice(0, start).split('\n').length,
    change,
    source: source.slice(0, start) + text + source.slice(end)
  }
}
