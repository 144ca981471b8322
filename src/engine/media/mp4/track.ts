/** Beyond this many samples (over 4 h at 60 fps), presentation times are no longer collected. */
export const mostTimes = 1_000_000

/** Facts from the index about one track; grows while fragments are read. */
export interface Track {
  id: number
  /** 'vide', 'soun', 'tmcd', … */
  handler: string
  /** Ticks per second. */
  timescale: number
  samples: number
  /** Total duration of the samples, in ticks. */
  durationTicks: number
  /** Where the last sample's bytes end in the file; 0 if there are none. */
  endOffset: number
  /** Presentation times of the first picture track, in ticks; else, or past `mostTimes`, null. */
  timesTicks: number[] | null
  /** Default values for fragments (`trex`). */
  defaults: { duration: number; sizeBytes: number }
}

/** Adds `count` evenly spaced samples from `firstTick`; drops all times if there are too many. */
export function collectTimes(track: Track, firstTick: number, count: number, step: number): void {
  if (!track.timesTicks) return
  if (track.timesTicks.length + count > mostTimes) {
    track.timesTicks = null
    return
  }
  for (let n = 0; n < count; n++) track.timesTicks.push(firstTick + n * step)
}
