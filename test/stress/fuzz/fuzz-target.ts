/** One kind of hostile input, and the code that has to stand it. */
export interface FuzzTarget {
  name: string
  /** What it feeds, and what must hold. */
  promise: string
  /** Runs so many cases of a seed. @throws fast-check's report with the smallest case that breaks the promise */
  run(cases: number, seed: number): Promise<FuzzTally>
}

/** How the cases ended: an input that is taken must be valid, one that is refused must be refused in words. */
export interface FuzzTally {
  accepted: number
  refused: number
}

/** Counts while a property runs. */
export function newCounts(): FuzzTally {
  return { accepted: 0, refused: 0 }
}
