import type { Post } from 'aether'
import type { Echo } from '../../domain/audience.ts'
import { pollDelayMs } from '../../domain/poll-steps.ts'
import { keepsTime } from '../../domain/schedule.ts'
import { learnFromEcho } from '../admission/audience-gate.ts'
import type { QueueContext } from '../queue-context.ts'
import { noError, type JobChanges } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Stores an existing post, together with what its answer says about the audience. */
export function acceptedAs(
  context: QueueContext,
  job: StoredJob,
  post: Accepted & Pick<Post, 'platforms'>
): Echo {
  return context.jobs.transaction(() => {
    accepted(context, job, post)
    return learnFromEcho(context, job, post.platforms?.tiktok)
  })
}

type Accepted = Pick<Post, 'id' | 'status' | 'publishAt' | 'requestId'>

/** Stores the id of an existing post, whatever changed in the job meanwhile. */
function accepted(context: QueueContext, job: StoredJob, post: Accepted): void {
  const nowMs = context.ports.clock.nowMs()
  context.accounts.setClosure(job.profile_id, { closedUntilMs: null, refusals: 0 })
  if (job.hand_over === 'aether' && job.scheduled_for_ms !== null)
    return handedOver(context, job, job.scheduled_for_ms, post)
  const publishAtMs =
    post.status === 'scheduled' && post.publishAt != null ? Date.parse(post.publishAt) : nowMs
  const scheduled = publishAtMs > nowMs
  context.jobs.move(
    job,
    scheduled ? 'submit-scheduled' : 'submit-accepted',
    {
      post_id: post.id,
      polls: 0,
      due_at_ms: scheduled ? publishAtMs : nowMs + pollDelayMs(0, 0, context.meta.callShare(nowMs)),
      ...noError
    },
    post.requestId
  )
}

/** Keeps a post scheduled at Aether if its time is the requested one; otherwise withdraws it. */
function handedOver(context: QueueContext, job: StoredJob, askedMs: number, post: Accepted): void {
  const { jobs, ports } = context
  const isKept = keepsTime(askedMs, post.publishAt)
  const changes = isKept
    ? { polls: 0, due_at_ms: askedMs, ...noError }
    : shiftedChanges(askedMs, post.publishAt, ports.clock.nowMs())
  const row = jobs.move(job, 'submit-scheduled', { ...changes, post_id: post.id }, post.requestId)
  if (row !== null && !isKept) stopHandOver(context, row)
}

const utc = (atMs: number): string => new Date(atMs).toISOString().replace('.000Z', 'Z')

/** Returns the row's error and next remote change after Aether answered with a different time. */
function shiftedChanges(
  askedMs: number,
  publishAt: string | null | undefined,
  nowMs: number
): JobChanges {
  return {
    remote_change: 'withdraw-shifted',
    remote_change_for_ms: null,
    due_at_ms: nowMs,
    polls: 0,
    error_code: 'SCHEDULE_SHIFTED',
    error_message: `Asked for ${utc(askedMs)}, Aether answered ${publishAt ?? 'without a time'}. From now on this app keeps the times itself.`
  }
}

/** Stops trusting Aether's schedule: schedules no more posts there, and notifies the user. */
function stopHandOver({ meta, ports }: QueueContext, job: StoredJob): void {
  meta.handOverStopped = true
  ports.shell.notify({
    title: 'A post was scheduled for the wrong time',
    body: 'Aether answered with another time than was asked for. The post is taken back; the others stay here and are sent at their times.',
    jobId: job.id
  })
  ports.log.warn('Aether shifted a time; nothing more is handed over', { jobId: job.id })
}

/** Withdraws a post that Aether moved to a different time than requested. */
export function shifted(
  context: QueueContext,
  job: StoredJob,
  askedMs: number,
  publishAt: string | null | undefined
): void {
  context.jobs.update(job, shiftedChanges(askedMs, publishAt, context.ports.clock.nowMs()))
  stopHandOver(context, job)
}
