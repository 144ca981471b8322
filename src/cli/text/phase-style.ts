import { t } from '../../contract/messages/say.ts'
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

const marks: Record<Job['phase'], string> = {
  checking: '◌',
  'needs-attention': '⚠',
  ready: '○',
  waiting: '…',
  uploading: '↑',
  uploaded: '↑',
  submitting: '→',
  processing: '→',
  scheduled: '◷',
  published: '✔',
  failed: '✖',
  cancelled: '–',
  unknown: '?'
}

const colours: Record<Tone, Colour> = {
  grey: 'gray',
  blue: 'blue',
  green: 'green',
  amber: 'yellow',
  red: 'red',
  violet: 'magenta'
}

const styleOf = (icon: string, word: string, colour: Colour): Style => ({
  label: `${icon} ${word.padEnd(15)}`,
  colour
})

export function phaseStyle(phase: Job['phase']): Style {
  const colour = phase === 'checking' ? 'gray' : colours[phaseTraits[phase].tone]
  return styleOf(marks[phase], t(`cli.phase.${phase}`), colour)
}

/** For a path that never became a job. */
export function leftOutText({ path, outcome, reason }: AddedPath, paint: Painter): string {
  const { label, colour } =
    outcome === 'unreadable' ? phaseStyle(blocked) : styleOf('–', t('cli.phase.skipped'), 'gray')
  return `${paint(colour, label)} ${visibleText(path)}${reason ? `  ${visibleText(reason)}` : ''}`
}

/** Why a job waits and until when, in words: "daily limit of this account, in 3 h". */
export function waitingText(waiting: Waiting | null, nowMs: number): string {
  if (!waiting) return t('cli.wait.turn')
  const { reason, until } = waiting
  const text = waitReason(reason)
  return until
    ? t('cli.wait.until', { reason: text, span: formatSpan(Date.parse(until) - nowMs) })
    : text
}

/** The reason alone, in words. */
export const waitReason = (reason: WaitReason): string => t(`cli.wait.${reason}`)
