import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { PhaseEvent } from '../../src/engine/domain/phase-table.ts'
import type { JobChanges } from '../../src/engine/queue/store/job-changes.ts'
import { JobStore } from '../../src/engine/queue/store/job-store.ts'
import { openDatabase } from '../../src/engine/queue/store/open-database.ts'
import { describeFailure } from '../../src/engine/aether/failure-table.ts'

const minuteMs = 60_000
const options = {
  privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
} as const
const sent: readonly PhaseEvent[] = [
  'check-passed',
  'arm',
  'begin-upload',
  'upload-finished',
  'begin-submit'
]

interface Ending {
  steps: readonly PhaseEvent[]
  changes: JobChanges
}

const failed = (code: string): Ending => ({
  steps: [...sent, 'submit-accepted', 'post-failed'],
  changes: { error_code: code, error_message: describeFailure(code, code) }
})

/** How the nth post ended: most were published, some failed for one reason or another, a few were cancelled. */
function endingOf(n: number): Ending {
  if (n % 25 === 7) return failed('spam_risk_text')
  if (n % 25 === 19) return failed('duration_check_failed')
  if (n % 40 === 11) return { steps: ['check-passed', 'arm', 'cancel'], changes: {} }
  return {
    steps: [...sent, 'submit-accepted', 'post-published'],
    changes: { url: `https://www.tiktok.com/@practice/video/${n}` }
  }
}

/** Fills the practice queue of an app that does not run with posts of the past, all cleared from the list; returns their names, newest first. */
export function seedHistory(
  appDir: string,
  count: number,
  folder: string,
  nowMs: number = Date.now()
): string[] {
  const db = openDatabase(join(appDir, 'data', 'practice'))
  let atMs = nowMs
  const jobs = new JobStore(db, () => atMs)
  const names = Array.from(
    { length: count },
    (_, n) =>
      `${n % 3 === 0 ? 'Harbour at dawn' : n % 3 === 1 ? 'Making of' : 'Bäckerei um fünf'} ${n + 1}.mp4`
  )
  jobs.transaction(() => {
    const added = jobs.insert(
      names.map((name, n) => {
        const path = join(folder, name)
        return {
          profileId: 'tiktok_demo',
          rawPath: Buffer.from(path),
          realPath: Buffer.from(path),
          path,
          sizeBytes: 9_000_000 + n * 1000,
          mtimeMs: 1,
          phase: 'checking' as const,
          findings: [],
          caption: n % 5 === 0 ? '' : `Part ${n + 1}: before anyone is up #harbour #morning`,
          options,
          allowAspect: false,
          allowRepost: false
        }
      }),
      nowMs
    )
    for (const [n, row] of added.entries()) {
      const { steps, changes } = endingOf(n)
      atMs = nowMs - (count - n) * 7 * minuteMs
      let job = row
      for (const step of steps)
        job =
          jobs.move(
            job,
            step,
            step === 'arm' ? { consent_at_ms: atMs } : {},
            step === 'submit-accepted' ? `req_${n}` : null
          ) ?? job
      const sha256 = createHash('sha256').update(String(n)).digest('hex')
      jobs.update(job, {
        ...changes,
        hidden: true,
        sha256,
        post_id: `post_${n}`,
        submitted_at_ms: atMs,
        settled_at_ms: atMs + minuteMs
      })
    }
  })
  db.close()
  return names.toReversed()
}
