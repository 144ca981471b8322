import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../src/contract/media/finding.ts'
import type { MediaInfo } from '../../src/contract/media/media.ts'
import type { Phase } from '../../src/contract/queue/phase.ts'
import type { PostOptions } from '../../src/contract/queue/post-options.ts'
import type { PhaseEvent } from '../../src/engine/domain/phase-table.ts'
import { AccountStore } from '../../src/engine/queue/store/account-store.ts'
import type { JobChanges } from '../../src/engine/queue/store/job-changes.ts'
import { JobStore } from '../../src/engine/queue/store/job-store.ts'
import { MetaStore } from '../../src/engine/queue/store/meta-store.ts'
import { openDatabase } from '../../src/engine/queue/store/open-database.ts'

/** The account that practice mode has from its start. */
export const practiceProfile = 'tiktok_demo'

export interface SeedRow {
  name: string
  phase: Exclude<Phase, 'checking' | 'uploading' | 'uploaded' | 'submitting'>
  caption?: string
  sizeBytes?: number
  /** What the last move sets besides. */
  changes?: JobChanges
}

const options: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const media: MediaInfo = {
  container: 'mp4',
  durationS: 21.4,
  width: 1080,
  height: 1920,
  rotation: 0,
  displayAspect: 0.5625,
  codec: 'h264',
  fps: 30,
  hasAudio: true,
  sizeBytes: 12_400_000
}
const tooShort: Finding = {
  code: 'VIDEO_TOO_SHORT',
  severity: 'block',
  measured: { value: 5, unit: 's' },
  allowed: { min: 15, max: 60, unit: 's' },
  message: 'The picture lasts 5 s; a standard account may post from 15 s.',
  action: 'Use a longer cut.'
}
/** So far ahead that the runner leaves the row alone for as long as a test lasts. */
const farMs = 20 * 3_600_000

const ways: Record<SeedRow['phase'], readonly PhaseEvent[]> = {
  'needs-attention': ['check-blocked'],
  ready: ['check-passed'],
  waiting: ['check-passed', 'arm'],
  processing: [
    'check-passed',
    'arm',
    'begin-upload',
    'upload-finished',
    'begin-submit',
    'submit-accepted'
  ],
  scheduled: [
    'check-passed',
    'arm',
    'begin-upload',
    'upload-finished',
    'begin-submit',
    'submit-scheduled'
  ],
  unknown: [
    'check-passed',
    'arm',
    'begin-upload',
    'upload-finished',
    'begin-submit',
    'submit-unsettled'
  ],
  published: [
    'check-passed',
    'arm',
    'begin-upload',
    'upload-finished',
    'begin-submit',
    'submit-accepted',
    'post-published'
  ],
  failed: ['check-passed', 'arm', 'begin-upload', 'upload-refused'],
  cancelled: ['check-passed', 'arm', 'cancel']
}

/** Fills the practice queue of an app that was not started yet with rows in any state, and has the app open it at its start. */
export function seedPractice(appDir: string, rows: readonly SeedRow[], dailyLimit = 10): void {
  const dataDir = join(appDir, 'data', 'practice')
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(appDir, 'data', 'settings.json'), JSON.stringify({ mode: 'practice' }))
  const db = openDatabase(dataDir)
  try {
    const accounts = new AccountStore(db)
    accounts.ensure(practiceProfile)
    accounts.setLimits(practiceProfile, { dailyLimit })
    new MetaStore(db).audience = 'verified'
    const store = new JobStore(db)
    store.transaction(() => {
      for (const row of rows) seedRow(store, row)
    })
  } finally {
    db.close()
  }
}

function seedRow(
  store: JobStore,
  { name, phase, caption = '', sizeBytes = 12_400_000, changes = {} }: SeedRow
): void {
  const path = `/videos/${name}`
  const nowMs = Date.now()
  let [job] = store.insert(
    [
      {
        profileId: practiceProfile,
        rawPath: Buffer.from(path),
        realPath: Buffer.from(path),
        path,
        sizeBytes,
        mtimeMs: nowMs,
        phase: 'checking',
        findings: [],
        caption,
        options: null,
        allowAspect: false,
        allowRepost: false
      }
    ],
    nowMs
  )
  const way = ways[phase]
  for (const [index, event] of way.entries()) {
    if (job === undefined) break
    job =
      store.move(job, event, {
        ...stepChanges(event, job.id, nowMs),
        ...(index === way.length - 1 ? changes : {})
      }) ?? undefined
  }
  if (job?.phase !== phase) throw new Error(`${name} could not be brought to ${phase}`)
}

function stepChanges(event: PhaseEvent, id: string, nowMs: number): JobChanges {
  const changes: Partial<Record<PhaseEvent, JobChanges>> = {
    'check-passed': { media },
    'check-blocked': { media, findings: [tooShort] },
    arm: { options, consent_at_ms: nowMs },
    'begin-upload': { attempts: 1 },
    'upload-finished': {
      media_key: `media/${id}`,
      media_uploaded_at_ms: nowMs,
      sha256: id.replaceAll('-', '').padEnd(64, '0')
    },
    'begin-submit': { idempotency_key: id, submitted_at_ms: nowMs },
    'submit-accepted': { post_id: `post_${id}`, due_at_ms: nowMs + farMs },
    'submit-scheduled': {
      post_id: `post_${id}`,
      due_at_ms: nowMs + farMs,
      scheduled_for_ms: nowMs + 2 * farMs,
      hand_over: 'aether'
    },
    'submit-unsettled': { due_at_ms: nowMs + farMs },
    'post-published': {
      url: 'https://www.tiktok.com/@practice.creator/video/1',
      settled_at_ms: nowMs
    },
    'upload-refused': {
      error_code: 'MEDIA_REFUSED',
      error_message: 'TikTok did not take this file: its sound could not be read.',
      settled_at_ms: nowMs
    },
    cancel: { settled_at_ms: nowMs }
  }
  return changes[event] ?? {}
}
