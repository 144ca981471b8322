import type { Finding } from '../../../contract/media/finding.ts'
import type { PhaseIn } from '../../../contract/queue/phase.ts'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import type { StoredJob } from './stored-job.ts'

/** The columns of a new job. */
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

/** Columns that the user reviews before confirming. A change in one requires another review. */
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

/** Columns that can change together with the phase. An absent column stays unchanged. */
export type JobChanges = Partial<
  Omit<
    StoredJob,
    'id' | 'revision' | 'profile_id' | 'position' | 'phase' | 'created_at_ms' | 'shown_revision'
  >
>

/** Columns that clear a job's error. */
export const noError = { error_code: null, error_message: null } satisfies JobChanges

/** Columns that clear a job's remote change. */
export const noRemoteChange = {
  remote_change: null,
  remote_change_for_ms: null
} satisfies JobChanges

/** Converts a value for SQLite: booleans to numbers, objects to JSON. */
export const toColumn = (value: unknown): unknown =>
  typeof value === 'boolean'
    ? Number(value)
    : value !== null && typeof value === 'object' && !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value
