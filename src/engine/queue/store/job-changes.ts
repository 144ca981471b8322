import type { Finding } from '../../../contract/media/finding.ts'
import type { MediaInfo } from '../../../contract/media/media.ts'
import type { PhaseIn, WaitReason, Phase } from '../../../contract/queue/phase.ts'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import type { HandOver, OrderKind, UndoTo } from './stored-job.ts'

/** What a file is when it enters the queue. */
export interface NewJob {
  profileId: string
  rawPath: Buffer
  realPath: Buffer
  path: string
  sizeBytes: number
  mtimeMs: number
  phase: PhaseIn<'checking' | 'checked'>
  findings: Finding[]
  caption: string
  options: PostOptions | null
  allowAspect: boolean
  allowRepost: boolean
}

/** Columns that the user reviews before confirming: a change in one calls for another review. */
export const shownColumns: readonly (keyof JobChanges)[] = [
  'findings',
  'caption',
  'options',
  'allow_aspect',
  'allow_repost',
  'size_bytes',
  'mtime_ms',
  'file_id',
  'raw_path',
  'real_path',
  'path'
]

/** Columns that a change may set together with the phase. Absent means unchanged. */
export interface JobChanges {
  wait_reason?: WaitReason | null
  due_at_ms?: number | null
  findings?: Finding[]
  media?: MediaInfo | null
  caption?: string
  options?: PostOptions | null
  allow_aspect?: boolean
  allow_repost?: boolean
  consent_at_ms?: number | null
  size_bytes?: number
  mtime_ms?: number
  file_id?: string | null
  sha256?: string | null
  attempts?: number
  media_key?: string | null
  media_uploaded_at_ms?: number | null
  idempotency_key?: string | null
  submitted_at_ms?: number | null
  polls?: number
  list_cursor?: string | null
  post_id?: string | null
  url?: string | null
  error_code?: string | null
  error_message?: string | null
  settled_at_ms?: number | null
  hidden?: boolean
  cleared_from?: Phase | null
  undo_to?: UndoTo | null
  raw_path?: Buffer
  real_path?: Buffer
  path?: string
  scheduled_for_ms?: number | null
  hand_over?: HandOver | null
  keep_local?: boolean
  missed?: boolean
  order_kind?: OrderKind | null
  order_for_ms?: number | null
}

/** As SQLite takes it: truth as a number, objects as JSON. */
export const toColumn = (value: unknown): unknown =>
  typeof value === 'boolean'
    ? Number(value)
    : value !== null && typeof value === 'object' && !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value
