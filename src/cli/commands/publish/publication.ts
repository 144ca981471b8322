import type { AccountType } from '../../../contract/media/check.ts'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import type { Schedule } from '../../../contract/queue/schedule.ts'
import type { CaptionRow } from './captions/read-captions.ts'

/** What the user chose for the files of one line. */
export interface Publication {
  profile: string
  post: PostOptions
  caption: string
  /** Captions of single files, as the table of `--captions` has them. */
  captions: CaptionRow[]
  schedule: Schedule
  accountType?: AccountType
  dailyLimit?: number
  allowAspect: boolean
  repost: boolean
  audienceVerified: boolean
  concurrency?: number
  limitRate?: number
  yes: boolean
  wait: boolean
}
