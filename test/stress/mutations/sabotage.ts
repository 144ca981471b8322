import { mutantOf, type Mutant } from './mutant.ts'

/**
 * Changes to the steps that would post twice, lose a post, or send without confirmation; the
 * stories of the queue's model must detect each.
 */
const sabotages: readonly { file: string; find: string; put: string; change: string }[] = [
  {
    file: 'src/engine/queue/steps/submit-step.ts',
    change: 'an unclear create counts as refused',
    find: "error instanceof AetherError && error.outcome === 'refused'",
    put: 'error instanceof AetherError'
  },
  {
    file: 'src/engine/queue/runner/recover.ts',
    change: 'a create without an answer is sent again after a crash',
    find: 'jobs.update(job, { due_at_ms: nowMs, polls: 0 })',
    put: "jobs.move(job, 'submit-refused-for-now')"
  },
  {
    file: 'src/engine/queue/runner/runner.ts',
    change: 'a create whose step failed is sent again',
    find: 'jobs.update(job, { due_at_ms: ports.clock.nowMs(), polls: 0 })',
    put: "jobs.move(job, 'submit-refused-for-now')"
  },
  {
    file: 'src/engine/queue/steps/reconcile-step.ts',
    change: 'a post that the list does not show is sent again',
    find: "context.jobs.move(job, 'submit-unsettled', {",
    put: "context.jobs.move(job, 'submit-refused-for-now', {"
  },
  {
    file: 'src/engine/queue/steps/submit-step.ts',
    change: 'the same bytes are not looked for before a create',
    find: '!job.allow_repost && (jobs',
    put: 'false && (jobs'
  },
  {
    file: 'src/engine/queue/steps/accept-post.ts',
    change: 'the id of a post is not stored',
    find: '    post_id: post.id,\n    polls: 0,\n    due_at_ms: scheduled',
    put: '    polls: 0,\n    due_at_ms: scheduled'
  },
  {
    file: 'src/engine/queue/steps/submit-step.ts',
    change: 'every attempt has the same key',
    find: 'const idempotencyKey = randomUUID()',
    put: 'const idempotencyKey = job.id'
  },
  {
    file: 'src/engine/queue/steps/poll-step.ts',
    change: 'a post that failed is sent again without a word',
    find: "if (kind === 'quota') {",
    put: 'if (kind.length > 0) {'
  },
  {
    file: 'src/engine/domain/schedule.ts',
    change: 'a missed post goes out without a word',
    find: "if (-aheadMs > missedAfterMs) return { kind: 'missed' }",
    put: ''
  },
  {
    file: 'src/engine/domain/schedule.ts',
    change: 'a post goes out before its time',
    find: 'const aheadMs = scheduledForMs - nowMs',
    put: 'const aheadMs = scheduledForMs - nowMs - 600_000'
  },
  {
    file: 'src/engine/queue/steps/remote-change-step.ts',
    change: 'a post that is being published counts as taken back',
    find: "if (post.status === 'publishing' || post.status === 'published' || post.status === 'failed') return tooLate(context, now)",
    put: "if (post.status === 'publishing') return takenBack(context, now, post)"
  },
  {
    file: 'src/engine/queue/commands/retry-command.ts',
    change: 'retry takes what is unknown',
    find: 'return reconcileFirst',
    put: "return jobs.move(job, 'person-posts-again', freshAttempt)"
  }
]

/** @param read returns a file's source by its path from the root */
export function sabotageMutants(read: (file: string) => string): Mutant[] {
  return sabotages.map(({ file, find, put, change }) => {
    const source = read(file)
    // The code as written, over any number of lines.
    const words = find
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const found = new RegExp(words.join('\\s+')).exec(source)
    if (found === null)
      throw new Error(
        `${file} no longer holds "${find}"; say in test/stress/mutations/sabotage.ts how "${change}" would look now`
      )
    const start = found.index
    return mutantOf(file, source, start, start + found[0].length, put, change)
  })
}
