import type { UploadProgress } from '../../contract/queue/job.ts'

/** Byte counts update four times a second: faster is unreadable, and each one renders its row. */
const paceMs = 250

export interface ProgressPace {
  note: (progress: readonly UploadProgress[]) => void
  /** What was noted of this job counts no more. */
  forget: (jobId: string) => void
}

/**
 * Throttles byte counts to one update in 250 ms; always shows the last one of each job.
 * @param show takes the byte counts that are due
 */
export function createProgressPace(
  show: (progress: readonly UploadProgress[]) => void,
  timers: { nowMs: () => number; after: (delayMs: number, callback: () => void) => void }
): ProgressPace {
  const held = new Map<string, UploadProgress>()
  let shownAtMs = -Infinity
  let waits = false

  const showHeld = (): void => {
    waits = false
    shownAtMs = timers.nowMs()
    const due = [...held.values()]
    held.clear()
    if (due.length > 0) show(due)
  }

  return {
    note(progress) {
      for (const one of progress) held.set(one.jobId, one)
      if (waits || held.size === 0) return
      const leftMs = shownAtMs + paceMs - timers.nowMs()
      if (leftMs <= 0) return showHeld()
      waits = true
      timers.after(leftMs, showHeld)
    },
    forget: (jobId) => void held.delete(jobId)
  }
}
