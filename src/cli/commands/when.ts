import { t } from '../../contract/messages/say.ts'
import type { Schedule } from '../../contract/queue/schedule.ts'
import { machineZone, readSpacing, readTime } from '../../engine/domain/wall-time.ts'
import { UsageError } from '../usage-error.ts'

/** `--at` as an instant. @throws UsageError that says how to write it */
export function readAt(text: string): string {
  const read = readTime(text, machineZone())
  if ('problem' in read) throw new UsageError(t('cli.when.at', { problem: read.problem }))
  return new Date(read.atMs).toISOString()
}

export interface TimeFlags {
  at?: string
  every?: string
  keepLocal: boolean
}

/** What `--at`, `--every` and `--keep-local` ask for, with days counted on this machine's clock. */
export function readSchedule({ at, every, keepLocal }: TimeFlags): Schedule {
  if (keepLocal && at === undefined && every === undefined)
    throw new UsageError(t('cli.when.keep-local'))
  const spacing = every === undefined ? null : readSpacing(every)
  if (every !== undefined && spacing === null)
    throw new UsageError(t('cli.when.every', { every: every ?? '' }))
  return {
    scheduledFor: at === undefined ? null : readAt(at),
    every: spacing,
    timeZone: machineZone(),
    keepLocal
  }
}
