/** One kind of hostile input, and the code that must withstand it. */
export interface FuzzTarget {
  name: string
  /** The input, and the promise that must hold. */
  promise: string
  /**
   * Runs this many cases of a seed. @throws fast-check's report with the smallest case that breaks
   * the promise
   */
  run(cases: number, seed: number): Promise<FuzzTally>
}

/** How the cases ended: an accepted input must be valid, a refused one must get a sentence. */
export interface FuzzTally {
  accepted: number
  refused: number
}

/** Creates the counts of a running property. */
export function newCounts(): FuzzTally {
  return { accepted: 0, refused: 0 }
}
