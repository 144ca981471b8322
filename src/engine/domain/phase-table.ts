import type { Phase } from '../../contract/queue/phase.ts'

/**
 * Every allowed phase change of a job. One row per event: the phases it may start from, and the one
 * it leads to. The store refuses any other change. docs/queue-internals.md draws this table.
 */
export const phaseTable = {
  'check-passed': { from: ['checking'], to: 'ready' },
  'check-blocked': { from: ['checking'], to: 'needs-attention' },
  /** The file, account or allowances changed, or the user asked for it. Disarms an armed job. */
  'check-again': {
    from: ['needs-attention', 'ready', 'waiting', 'uploading', 'uploaded', 'failed', 'cancelled'],
    to: 'checking'
  },
  arm: { from: ['ready'], to: 'waiting' },
  disarm: { from: ['waiting', 'uploaded'], to: 'ready' },
  'begin-upload': { from: ['waiting'], to: 'uploading' },
  /** The upload ended early: a failure that is retried, a pause, a stop, or a crash. */
  'upload-interrupted': { from: ['uploading'], to: 'waiting' },
  'upload-refused': { from: ['uploading'], to: 'failed' },
  'upload-finished': { from: ['uploading'], to: 'uploaded' },
  /** The file is uploaded, but something holds the post; the media key is kept. */
  'hold-uploaded': { from: ['uploaded'], to: 'waiting' },
  'resume-uploaded': { from: ['waiting'], to: 'uploaded' },
  'begin-submit': { from: ['uploaded'], to: 'submitting' },
  'submit-refused-for-now': { from: ['submitting'], to: 'uploaded' },
  'submit-refused': { from: ['submitting'], to: 'failed' },
  'submit-accepted': { from: ['submitting', 'unknown'], to: 'processing' },
  'submit-scheduled': { from: ['submitting', 'unknown'], to: 'scheduled' },
  'submit-unsettled': { from: ['submitting'], to: 'unknown' },
  'publishing-began': { from: ['scheduled'], to: 'processing' },
  'post-published': { from: ['processing', 'scheduled'], to: 'published' },
  'post-failed': { from: ['processing', 'scheduled'], to: 'failed' },
  'post-cancelled': { from: ['processing', 'scheduled'], to: 'cancelled' },
  /** The user retries, or TikTok reports its daily limit late. */
  retry: { from: ['failed'], to: 'waiting' },
  'person-saw-post': { from: ['unknown'], to: 'published' },
  /** The user saw the post at Aether, not due yet. Its id is unknown: searched for when due. */
  'person-saw-scheduled-post': { from: ['unknown'], to: 'scheduled' },
  'time-came-unsettled': { from: ['scheduled'], to: 'unknown' },
  'person-posts-again': { from: ['unknown'], to: 'waiting' },
  cancel: {
    from: ['checking', 'needs-attention', 'ready', 'waiting', 'uploading', 'uploaded'],
    to: 'cancelled'
  },
  /** The user undoes a cancel at once: the job is armed as before. */
  'undo-cancel': { from: ['cancelled'], to: 'waiting' },
  /** The same for an unconfirmed file that did not change since its check. */
  'undo-to-ready': { from: ['cancelled'], to: 'ready' },
  'undo-to-attention': { from: ['cancelled'], to: 'needs-attention' }
} as const satisfies Record<string, { from: readonly Phase[]; to: Phase }>

export type PhaseEvent = keyof typeof phaseTable

/** Returns the phase that `event` leads to from `phase`, or null if the table forbids it. */
export function nextPhase(phase: Phase, event: PhaseEvent): Phase | null {
  const row: { from: readonly Phase[]; to: Phase } = phaseTable[event]
  return row.from.includes(phase) ? row.to : null
}
