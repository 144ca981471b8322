import type { Job } from '../../contract/queue/job.ts'
import {
  blocked,
  phaseTraits,
  type Tone,
  type Waiting,
  type WaitReason
} from '../../contract/queue/phase.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import { visibleText } from '../../contract/text/visible-text.ts'
import { formatSpan } from './format-amount.ts'
import type { Painter } from './painter.ts'

export type Colour = 'gray' | 'blue' | 'green' | 'yellow' | 'red' | 'magenta'
/** How a standing looks: always icon, word and colour together, never colour alone. */
export interface Style {
  /** Icon and word, as wide as all others so that the columns line up. */
  label: string
  colour: Colour
}

const marks: Record<Job['phase'], [icon: string, word: string]> = {
  checking: ['◌', 'Checking'],
  'needs-attention': ['⚠', 'Needs attention'],
  ready: ['○', 'Ready'],
  waiting: ['…', 'Waiting'],
  uploading: ['↑', 'Uploading'],
  uploaded: ['↑', 'Uploaded'],
  submitting: ['→', 'Publishing'],
  processing: ['→', 'Processing'],
  scheduled: ['◷', 'Scheduled'],
  published: ['✔', 'Published'],
  failed: ['✖', 'Failed'],
  cancelled: ['–', 'Cancelled'],
  unknown: ['?', 'Not confirmed']
}

const colours: Record<Tone, Colour> = {
  grey: 'gray',
  blue: 'blue',
  green: 'green',
  amber: 'yellow',
  red: 'red',
  violet: 'magenta'
}

const styleOf = ([icon, word]: [string, string], colour: Colour): Style => ({
  label: `${icon} ${word.padEnd(15)}`,
  colour
})

export function phaseStyle(phase: Job['phase']): Style {
  return styleOf(marks[phase], phase === 'checking' ? 'gray' : colours[phaseTraits[phase].tone])
}

/** For a path that never became a job. */
export function leftOutText({ path, outcome, reason }: AddedPath, paint: Painter): string {
  const { label, colour } =
    outcome === 'unreadable' ? phaseStyle(blocked) : styleOf(['–', 'Skipped'], 'gray')
  return `${paint(colour, label)} ${visibleText(path)}${reason ? `  ${visibleText(reason)}` : ''}`
}

/** Why a job waits and until when, in words: "daily limit of this account, in 3 h". */
export function waitingText(waiting: Waiting | null, nowMs: number): string {
  if (!waiting) return 'for its turn'
  const { reason, until } = waiting
  const text = waitReasons[reason]
  return until ? `${text}, goes on in ${formatSpan(Date.parse(until) - nowMs)}` : text
}

/** The reason alone, in words. */
export const waitReasons: Record<WaitReason, string> = {
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
