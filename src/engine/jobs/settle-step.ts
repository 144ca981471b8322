import type Aether from 'aether'
import { AetherError } from 'aether'
import { failureKind } from '../core/api-outcome.ts'
import { nextLook } from '../core/poll-steps.ts'
import { takeBack } from './audience-gate.ts'
import { clientOf } from './client-of.ts'
import { holdForFailure } from './hold-for-failure.ts'
import type { QueueContext } from './queue-context.ts'
import type { StoredJob } from './stored-job.ts'
import { acceptedAs } from './submit-step.ts'

/** Pages of the list that one look reads; the newest posts come first. */
const pagesPerLook = 5
const pauseAfterFailedLookMs = 15_000
/** For this long after the create a look that fails is simply repeated; later it counts as one in vain, so that a list that never works ends with a person. */
const failedLooksAreFreeMs = 120_000

/** What a row says of a post that was sent and whose fate is open. */
export const unconfirmed = {
  error_code: 'NOT_CONFIRMED',
  error_message: 'Sent, not confirmed. Look at your TikTok account, then say "It is there" or "Post again".'
}

/**
 * Settles a create whose answer never came, by presence only: a post of this profile with this media key is ours.
 * Not finding it proves nothing, so it never permits another create; after the last look a person decides.
 */
export async function settleStep(context: QueueContext, job: StoredJob, signal: AbortSignal): Promise<void> {
  const { jobs, ports } = context
  const aether = clientOf(context)
  if (aether === null) return void jobs.update(job, { due_at_ms: ports.clock.nowMs() + pauseAfterFailedLookMs })
  try {
    const post = await findPost(aether, job, signal)
    if (post !== null) {
      if (acceptedAs(context, job, post) === 'differs') await takeBack(context, job.id, signal)
      return
    }
    lookedInVain(context, job)
  } catch (error) {
    if (signal.aborted) return
    const nowMs = ports.clock.nowMs()
    if (error instanceof AetherError && (error.status === 404 || error.status === 405)) {
      wait(context, job, nextLook(job.polls, false), job.polls)
      return
    }
    const kind = error instanceof AetherError ? failureKind(error) : 'passing'
    if (error instanceof AetherError && (kind === 'rate-limit' || kind === 'not-authorised' || kind === 'offline')) {
      const held = holdForFailure(context, kind, error, job.profile_id)
      jobs.update(job, { due_at_ms: held.due_at_ms ?? nowMs + pauseAfterFailedLookMs })
      return
    }
    if (nowMs - (job.submitted_at_ms ?? 0) > failedLooksAreFreeMs) lookedInVain(context, job)
    else jobs.update(job, { due_at_ms: nowMs + pauseAfterFailedLookMs })
  }
}

function lookedInVain(context: QueueContext, job: StoredJob): void {
  const looks = job.polls + 1
  wait(context, job, nextLook(looks, true), looks)
}

function wait(context: QueueContext, job: StoredJob, look: ReturnType<typeof nextLook>, looks: number): void {
  const dueAtMs = look.delayMs === null ? null : context.ports.clock.nowMs() + look.delayMs
  if (look.phase === 'unknown' && job.phase === 'submitting') {
    context.jobs.move(job, 'submit-unsettled', { polls: looks, due_at_ms: dueAtMs, ...unconfirmed })
  } else {
    context.jobs.update(job, { polls: looks, due_at_ms: dueAtMs })
  }
}

async function findPost(aether: Aether, job: StoredJob, signal: AbortSignal) {
  let cursor: string | undefined
  for (let page = 0; page < pagesPerLook; page++) {
    const { data, nextCursor } = await aether.posts.list({ profileId: job.profile_id, cursor, signal })
    const found = data.find((post) => post.mediaKeys?.includes(job.media_key ?? '') && (post.profileId === undefined || post.profileId === job.profile_id))
    if (found !== undefined) return found
    if (nextCursor == null || nextCursor === cursor) return null
    cursor = nextCursor
  }
  return null
}
