import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import type { Schedule } from '../../../contract/queue/schedule.ts'
import { stageOf } from '../../../contract/queue/phase.ts'
import { aetherHorizonMs, planSchedule } from '../../domain/schedule.ts'
import { assignTimes, nextFreeDay, spaceOut } from '../../domain/series.ts'
import { machineZone } from '../../domain/wall-time.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import type { JobChanges } from '../store/job-changes.ts'
import type { QueueContext } from '../queue-context.ts'
import type { CommandOutcome } from './command-result.ts'
import { noTime, seriesOf, waitOf } from '../admission/schedule-gate.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Time of each job of a confirmation; null: now. A job missing here has no time left. */
export type Times = ReadonlyMap<string, number | null>

/** Assigns the times of a confirmation in queue order, account by account. */
export function shareOutTimes(
  { jobs, schedule, ports }: QueueContext,
  jobIds: readonly string[],
  wanted: Schedule
): Times {
  const ready = jobIds
    .flatMap((id) => jobs.get(id) ?? [])
    .filter((job) => job.phase === 'ready')
    .toSorted((a, b) => a.position - b.position)
  const series = seriesOf(wanted)
  const times = new Map<string, number | null>()
  for (const [profileId, mine] of Map.groupBy(ready, (job) => job.profile_id)) {
    const taken = wanted.every === null ? [] : schedule.taken(profileId, new Set())
    const shared = assignTimes(series, mine.length, ports.clock.nowMs(), taken)
    if (shared !== 'passed')
      for (const [i, job] of mine.entries()) times.set(job.id, shared[i] ?? null)
  }
  return times
}

/** Columns of a job that waits for `atMs`, or for its turn. */
export function withTime(
  { meta, ports }: QueueContext,
  atMs: number | null,
  keepLocal: boolean
): JobChanges {
  const paused: JobChanges = { wait_reason: meta.paused ? 'paused' : null, due_at_ms: null }
  if (atMs === null) return { ...noTime, ...paused }
  const plan = planSchedule({
    scheduledForMs: atMs,
    nowMs: ports.clock.nowMs(),
    uploaded: false,
    mayHandOver: !keepLocal && !meta.handOverStopped
  })
  return {
    ...noTime,
    scheduled_for_ms: atMs,
    hand_over: 'local',
    keep_local: keepLocal,
    ...(waitOf(plan) ?? paused)
  }
}

/** For a post that the user found at Aether, but whose create was never answered. */
const namelessPost =
  'Aether never said under which name it keeps this post. Change or cancel it in your Aether dashboard.'

/** Sets a job's time (null: as soon as possible), at once or via Aether if scheduled there. */
export function changeTime(
  context: QueueContext,
  job: StoredJob,
  scheduledFor: string | null,
  keepLocal: boolean
): CommandOutcome {
  const { jobs, ports } = context
  const nowMs = ports.clock.nowMs()
  const atMs = scheduledFor === null ? null : Date.parse(scheduledFor)
  if (atMs !== null && atMs <= nowMs) return 'That time has passed.'
  switch (stageOf(job.phase)) {
    case 'waiting':
      return jobs.update(job, { ...withTime(context, atMs, keepLocal), consent_at_ms: nowMs })
    case 'scheduled':
      if (job.remote_change === 'withdraw' || job.remote_change === 'withdraw-shifted')
        return 'It is being taken back.'
      if (job.post_id === null) return namelessPost
      if (keepLocal)
        return 'Aether keeps it for its time already. Cancel it and add it again to keep its time here.'
      if (atMs === null)
        return 'Aether keeps it for its time. Cancel it and add it again to publish it now.'
      if (atMs - nowMs > aetherHorizonMs)
        return 'Aether keeps posts for at most 10 days. Cancel it and add it again for a later time.'
      return jobs.update(job, {
        remote_change: 'move',
        remote_change_for_ms: atMs,
        due_at_ms: nowMs,
        consent_at_ms: nowMs
      })
    case 'upload':
      return 'It is being uploaded; try again in a moment.'
    case 'checking':
    case 'checked':
      return `It is ${phaseWords[job.phase]}; its time is given when it is confirmed.`
    case 'post':
    case 'unknown':
    case 'ended':
      return `It is ${phaseWords[job.phase]}; it has no time to change.`
  }
}

/** Requests a withdrawal from Aether. The job is canceled when Aether confirms it. */
export function withdraw({ jobs, ports }: QueueContext, job: StoredJob): CommandOutcome {
  if (job.post_id === null) return namelessPost
  if (job.remote_change === 'withdraw' || job.remote_change === 'withdraw-shifted') {
    // Canceled again after an Undo that came too late to keep it at Aether: the last command wins.
    return job.undo_to?.kind === 'unconfirmed' ? jobs.update(job, { undo_to: null }) : job
  }
  return jobs.update(job, {
    remote_change: 'withdraw',
    remote_change_for_ms: null,
    due_at_ms: ports.clock.nowMs(),
    undo_to: {
      kind: 'order',
      remoteChange: job.remote_change,
      remoteChangeForMs: job.remote_change_for_ms,
      dueAtMs: job.due_at_ms
    }
  })
}

type MissedRequest = Extract<QueueCommand, { kind: 'missed' }>

/** Applies the user's answer to all posts whose time passed, or to the given ones. */
export function answerMissed(context: QueueContext, request: MissedRequest): RequestResult {
  const { jobs, schedule, ports } = context
  const nowMs = ports.clock.nowMs()
  return jobs.transaction(() => {
    const missed = schedule.missed().filter((job) => request.jobIds?.includes(job.id) ?? true)
    const known = new Set(missed.map((job) => job.id))
    const refused = (request.jobIds ?? [])
      .filter((id) => !known.has(id))
      .map((jobId) => ({ jobId, reason: 'Its time has not gone by.' }))
    const changed: string[] = []
    for (const [profileId, mine] of Map.groupBy(missed, (job) => job.profile_id)) {
      const times = newTimes(request.answer, mine, nowMs, schedule.taken(profileId, known))
      for (const [i, job] of mine.entries()) {
        const row =
          times === null
            ? jobs.move(job, 'disarm', { ...noTime, consent_at_ms: null })
            : jobs.update(job, {
                ...withTime(context, times[i] ?? null, job.keep_local),
                consent_at_ms: nowMs
              })
        if (row !== null) changed.push(job.id)
      }
    }
    return { changed, refused }
  })
}

/** Returns a time for each missed job, null for now; null as a whole if none will be sent. */
function newTimes(
  answer: MissedRequest['answer'],
  missed: readonly StoredJob[],
  nowMs: number,
  taken: readonly number[]
): (number | null)[] | null {
  const times = missed.map((job) => job.scheduled_for_ms ?? nowMs)
  switch (answer) {
    case 'leave':
      return null
    case 'send-spaced':
      return spaceOut(times, nowMs)
    case 'next-slot': {
      const used = [...taken]
      return times.map((atMs) => {
        const next = nextFreeDay(atMs, nowMs, used, machineZone())
        used.push(next)
        return next
      })
    }
  }
}
