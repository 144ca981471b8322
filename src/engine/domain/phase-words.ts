import type { Phase } from '../../contract/queue/phase.ts'

/** A job's phase, worded to follow "It is" in a text for the user. */
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
