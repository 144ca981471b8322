import type { Load } from '../harness/machine-load.ts'
import type { LoopDelay } from './watch-loop.ts'

/** What opening and scrolling gave. */
export interface OpenAnswer {
  /** Seconds from ready-to-show to the first rows; 0 when they were there before. */
  firstRowsS: number
  /** Scripting, style and layout of each frame while scrolling, in ms. */
  frameMs: number[]
}

/** What a live batch gave. */
export interface LiveAnswer {
  checking: { delay: LoopDelay; load: Load }
  /** `share`: of the time in which the page's main thread was busy, 0 to 1. */
  sending: { delay: LoopDelay; share: number; load: Load }
}
