import { describe, expect, it } from 'vitest'
import { phases } from '../../contract/queue/phase.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import { createLineJobs } from './tracked-jobs.ts'
import { aJob } from '../../../test/support/fakes/jobs.ts'

const added = (
  path: string,
  jobId: string | null,
  outcome: AddedPath['outcome'] = 'added'
): AddedPath => ({ path, jobId, outcome, reason: null })

describe('the jobs of one command line', () => {
  it('adds up to the number of files named, in every phase', () => {
    const jobs = createLineJobs()
    const inQueue = new Map(
      phases.map((phase, at) => [`job-${at}`, aJob({ id: `job-${at}`, phase })])
    )
    jobs.adopt(
      [...inQueue.keys()].map((id) => added(id, id)),
      (id) => inQueue.get(id) ?? null
    )
    jobs.adopt(
      [added('notes.txt', null, 'skipped'), added('gone.mp4', null, 'unreadable')],
      () => null
    )
    const { total, ...counts } = jobs.counts()
    expect(total).toBe(phases.length + 2)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total)
    expect(counts).toMatchObject({ published: 1, skipped: 1, needsAttention: 2, unknown: 1 })
  })
  it('counts a file posted by an earlier run as skipped, and one that gets published now as published', () => {
    const jobs = createLineJobs()
    jobs.adopt([added('old.mp4', 'old', 'already-settled')], () =>
      aJob({ id: 'old', phase: 'published' })
    )
    jobs.adopt([added('slow.mp4', 'slow', 'already-settled')], () =>
      aJob({ id: 'slow', phase: 'processing' })
    )
    jobs.accept({ type: 'job', job: aJob({ id: 'slow', phase: 'published', revision: 2 }) })
    expect(jobs.counts()).toMatchObject({ published: 1, skipped: 1, total: 2 })
  })
  it('counts two names of one file once', () => {
    const jobs = createLineJobs()
    const adopted = jobs.adopt([added('a.mp4', 'job-1'), added('link-to-a.mp4', 'job-1')], () =>
      aJob()
    )
    expect(adopted.map((entry) => entry.path)).toEqual(['a.mp4'])
    expect(jobs.counts().total).toBe(1)
  })
  it('keeps the path as it was given on the line', () => {
    const jobs = createLineJobs()
    jobs.adopt([added('clips/a.mp4', 'job-1')], () => aJob({ path: '/home/ann/clips/a.mp4' }))
    expect(
      jobs.accept({ type: 'job', job: aJob({ phase: 'uploading', revision: 5 }) })
    ).toMatchObject({ path: 'clips/a.mp4', job: { phase: 'uploading' } })
  })
  it('tells other jobs apart and ignores news that is older than what it knows', () => {
    const jobs = createLineJobs()
    jobs.adopt([added('a.mp4', 'job-1')], () => aJob({ revision: 7 }))
    expect(jobs.accept({ type: 'job', job: aJob({ phase: 'checking', revision: 3 }) })).toBeNull()
    expect(jobs.accept({ type: 'job', job: aJob({ id: 'other' }) })).toBeNull()
    expect(jobs.others().map((job) => job.id)).toEqual(['other'])
  })
})
