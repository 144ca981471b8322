import type { Phase } from '../../contract/queue/phase.ts'

/** A job's phase as it stands after "It is" in a sentence to the user. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  checking: 'being checked',
  'needs-attention': 'stopped by its checks',
  ready: 'ready',
  waiting: 'waiting',
  uploading: 'being uploaded',
  uploaded: 'uploaded',
  submitting: 'being published',
  processing: 'at TikTok',
  scheduled: 'scheduled',
  published: 'published',
  failed: 'failed',
  cancelled: 'cancelled',
  unknown: 'sent, but not confirmed'
}
