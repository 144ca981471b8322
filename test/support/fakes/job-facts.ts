/** What the desktop knows of a job, for unit tests. */
import type { JobFacts } from '../../../src/main/desktop/job-facts.ts'

/** A confirmed job that waits for nothing. */
export function someFacts(changes: Partial<JobFacts> & Pick<JobFacts, 'id' | 'phase'>): JobFacts {
  return {
    profileId: 'ann',
    waiting: null,
    armed: true,
    sizeBytes: 1,
    countsAtMs: null,
    localTime: false,
    errorCode: null,
    hidden: false,
    ...changes
  }
}
