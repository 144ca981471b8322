import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import { profileId, TestQueue } from '../../../support/engine/test-queue.ts'

const onlyMe: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}

let queue: TestQueue
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await queue.stop()
  queue.close()
})

/** Everything that the jobs were asked while `work` ran, with how SQLite goes about it. */
async function searchesDuring(
  work: () => Promise<void>
): Promise<{ text: string; plan: string[] }[]> {
  const prepare = vi.spyOn(queue.db, 'prepare')
  await work()
  const texts = new Set(prepare.mock.calls.map(([text]) => text))
  prepare.mockRestore()
  return [...texts]
    .filter((text) => /\b(FROM|UPDATE) jobs\b/.test(text))
    .map((text) => {
      const unbound = text
        .split('?')
        .slice(1)
        .map(() => null)
      const rows = queue.db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...unbound) as {
        detail: string
      }[]
      return {
        text: text.replaceAll(/\s+/g, ' '),
        plan: rows.map((row) => row.detail).filter((detail) => /^(SCAN|SEARCH) jobs\b/.test(detail))
      }
    })
}

/** Reads all rows of a phase or of an account, where the question is not for just those. */
function readsTooMuch({ text, plan }: { text: string; plan: readonly string[] }): boolean {
  const asksForPhase =
    text.endsWith('WHERE phase = ? ORDER BY position LIMIT ?') ||
    text.includes('WHERE phase IN (SELECT value FROM json_each(?))')
  // Done once at the start, and when a line or a key works again.
  if (text.startsWith('UPDATE') && text.endsWith("WHERE phase = 'waiting' AND wait_reason = ?"))
    return false
  return plan.some(
    (detail) =>
      detail.startsWith('SCAN') ||
      detail.endsWith('(profile_id=?)') ||
      (detail.endsWith('(phase=?)') && !asksForPhase)
  )
}

it('whatever the runner asks after a change is answered by an index: no question goes through the whole queue', async () => {
  const jobs = queue.add(['a', 'b', 'c', 'd', 'e'], onlyMe)
  const [first, second, third, fourth, fifth] = jobs.map((job) => job.id)
  queue.accounts.setLimits(profileId, { dailyLimit: 1 })
  queue.meta.audience = 'verified'
  const arm = (id: string | undefined, inMs: number | null) =>
    queue.order({
      kind: 'arm',
      arm: {
        jobIds: [id ?? ''],
        options: onlyMe,
        ...(inMs === null
          ? {}
          : {
              schedule: {
                scheduledFor: new Date(queue.clock.nowMs() + inMs).toISOString(),
                every: null,
                keepLocal: true
              }
            })
      }
    })
  const asked = await searchesDuring(async () => {
    queue.start()
    for (const [id, inMs] of [
      [first, null],
      [second, null],
      [third, null],
      [fourth, 20 * 60_000],
      [fifth, 3 * 3_600_000]
    ] as const) {
      arm(id, inMs)
      await queue.rest()
    }
    for (let [call] = queue.aether.calls; call !== undefined; [call] = queue.aether.calls) {
      call.answer({ effect: true, say: 'ok' })
      await queue.rest()
    }
  })
  expect(queue.jobs.inPhase('waiting').map((job) => job.wait_reason)).toContain('quota')
  expect(asked.length).toBeGreaterThan(15)
  expect(asked.filter(readsTooMuch)).toEqual([])
})
