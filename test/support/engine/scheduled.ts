import type { Job } from '../../../src/contract/queue/job.ts'
import type { ScheduleInput } from '../../../src/contract/queue/schedule.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import { makeClip } from '../fixtures/make-clips.ts'
import { allJobs, inPhase, type TestBench, toFriends } from './test-engine.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/**
 * Returns this many clips, checked and ready, in queue order. The engine of this process runs the
 * queue.
 */
export async function readyClips(bench: TestBench, engine: Engine, count: number): Promise<Job[]> {
  const clips: string[] = []
  for (let i = 1; i <= count; i++) clips.push(await makeClip(bench.path(`clip ${i}.mp4`)))
  await engine.startRunner()
  await engine.add({ paths: clips, profileId: bench.profileId, options: toFriends })
  return allJobs(engine, inPhase('ready'))
}

/** Returns a time this far from now by the bench's clock, on a whole second. */
export function fromNow(bench: TestBench, byMs: number): string {
  return new Date(Math.ceil((bench.clock.nowMs() + byMs) / 1_000) * 1_000).toISOString()
}

export async function armAt(
  engine: Engine,
  jobs: readonly Job[],
  schedule: ScheduleInput
): Promise<void> {
  const { refused } = await engine.request({
    kind: 'arm',
    arm: { jobIds: jobs.map((job) => job.id), options: toFriends, schedule }
  })
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}
