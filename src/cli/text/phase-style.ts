import type { Job } from '../../contract/queue/job.ts'
import { phaseTraits, type Tone, type WaitReason } from '../../contract/queue/phase.ts'
import { formatSpan } from './format-amount.ts'

export type Colour = 'gray' | 'blue' | 'green' | 'yellow' | 'red' | 'magenta'
export interface PhaseStyle {
  icon: string
  word: string
  colour: Colour
}

const styles: Record<Job['phase'], Omit<PhaseStyle, 'colour'>> = {
  checking: { icon: '◌', word: 'Checking' },
  'needs-attention': { icon: '⚠', word: 'Needs attention' },
  ready: { icon: '○', word: 'Ready' },
  waiting: { icon: '…', word: 'Waiting' },
  uploading: { icon: '↑', word: 'Uploading' },
  uploaded: { icon: '↑', word: 'Uploaded' },
  submitting: { icon: '→', word: 'Publishing' },
  processing: { icon: '→', word: 'Processing' },
  scheduled: { icon: '◷', word: 'Scheduled' },
  published: { icon: '✔', word: 'Published' },
  failed: { icon: '✖', word: 'Failed' },
  cancelled: { icon: '–', word: 'Cancelled' },
  unknown: { icon: '?', word: 'Not confirmed' }
}

const colours: Record<Tone, Colour> = {
  grey: 'gray',
  blue: 'blue',
  green: 'green',
  amber: 'yellow',
  red: 'red',
  violet: 'magenta'
}

/** How a job's standing looks: always icon, word and colour together, never colour alone. */
export function phaseStyle(phase: Job['phase']): PhaseStyle {
  const colour = phase === 'checking' ? 'gray' : colours[phaseTraits[phase].tone]
  return { ...styles[phase], colour }
}

/** Widest word above, so that the columns line up. */
export const phaseWordColumns = 15

/** Why a job waits and until when, in words: "daily limit of this account, in 3 h". */
export function waitingText(
  waiting: { reason: WaitReason; until: string | null } | null,
  nowMs: number
): string {
  if (!waiting) return 'for its turn'
  const text = waitReasonText(waiting.reason)
  return waiting.until
    ? `${text}, goes on in ${formatSpan(Date.parse(waiting.until) - nowMs)}`
    : text
}

const waitReasons: Record<WaitReason, string> = {
  schedule: 'until its time',
  quota: 'daily limit of this account reached',
  'rate-limit': 'Aether asks to slow down',
  offline: 'no connection to Aether',
  paused: 'the queue is paused; resume it in the app',
  'audience-check': 'until you say that the first post has the audience you chose',
  'not-authorised': 'Aether does not accept the API key',
  reconnect: 'the TikTok account must be connected again',
  'back-off': 'before the next attempt'
}

/** The reason alone, in words. */
export function waitReasonText(reason: WaitReason): string {
  return waitReasons[reason]
}
