import { describe, expect, it } from 'vitest'
import { cliLineSchema } from '../../src/contract/cli-lines.ts'
import type { FileReport } from '../../src/contract/media/check.ts'
import type { Finding } from '../../src/contract/media/finding.ts'
import { countJobs } from '../../src/cli/tracking/job-counts.ts'
import { aJob } from '../support/fakes/jobs.ts'
import {
  fileLine,
  fileSummaryLine,
  jobLine,
  jobSummaryLine,
  queueJobLine
} from '../../src/cli/views/json-lines.ts'

const tooShort: Finding = {
  action: 'Make it longer.',
  message: 'Too short.',
  allowed: { unit: 's', max: 60, min: 15 },
  measured: { unit: 's', value: 9 },
  severity: 'block',
  code: 'VIDEO_TOO_SHORT'
}
const findingText =
  '{"code":"VIDEO_TOO_SHORT","severity":"block","measured":{"value":9,"unit":"s"},"allowed":{"min":15,"max":60,"unit":"s"}}'

describe('the lines of --json, as scripts read them', () => {
  it('says a job in the agreed keys and order, and nothing of its caption or other private fields', () => {
    const job = aJob({
      id: 'j1',
      phase: 'waiting',
      waiting: { until: '2026-11-23T09:00:00.000Z', reason: 'quota' },
      findings: [tooShort],
      caption: 'secret plans',
      error: { message: 'Ten posts a day.', code: 'POST_LIMIT_REACHED' },
      attempts: 2
    })
    expect(jobLine('clips/a.mp4', job)).toBe(
      `{"event":"job","job":{"id":"j1","path":"clips/a.mp4","phase":"waiting","waiting":{"reason":"quota","until":"2026-11-23T09:00:00.000Z"},"findings":[${findingText}],"postId":null,"url":null,"error":{"code":"POST_LIMIT_REACHED","message":"Ten posts a day."},"attempts":2}}`
    )
  })
  it('says a published job with its post and link', () => {
    expect(
      jobLine(
        'a.mp4',
        aJob({
          phase: 'published',
          postId: 'post_1',
          url: 'https://www.tiktok.com/@a/video/1',
          attempts: 1
        })
      )
    ).toBe(
      '{"event":"job","job":{"id":"job-1","path":"a.mp4","phase":"published","waiting":null,"findings":[],"postId":"post_1","url":"https://www.tiktok.com/@a/video/1","error":null,"attempts":1}}'
    )
  })
  it('adds the account in queue list', () => {
    expect(JSON.parse(queueJobLine(aJob({ profileId: 'tt_7' })))).toMatchObject({
      event: 'job',
      job: { path: '/clips/a.mp4', profileId: 'tt_7' }
    })
  })
  it('says the summary in the agreed keys and order, and adds up', () => {
    expect(
      jobSummaryLine(
        countJobs(
          (['published', 'published', 'failed', 'unknown'] as const).map((phase) => ({ phase }))
        )
      )
    ).toBe(
      '{"event":"summary","published":2,"scheduled":0,"processing":0,"waiting":0,"needsAttention":0,"failed":1,"unknown":1,"cancelled":0,"skipped":0,"total":4}'
    )
  })
  it('says a checked file in the agreed keys and order', () => {
    const report: FileReport = {
      media: {
        sizeBytes: 10,
        hasAudio: true,
        fps: 29.97,
        codec: 'h264',
        displayAspect: 0.5625,
        rotation: 90,
        height: 720,
        width: 1280,
        durationS: 9,
        container: 'mp4'
      },
      findings: [tooShort],
      verdict: 'block',
      path: 'clips/a.mp4'
    }
    expect(fileLine(report)).toBe(
      `{"event":"file","path":"clips/a.mp4","verdict":"block","findings":[${findingText}],"media":{"container":"mp4","durationS":9,"width":1280,"height":720,"rotation":90,"displayAspect":0.5625,"codec":"h264","fps":29.97,"hasAudio":true,"sizeBytes":10}}`
    )
    expect(fileLine({ path: 'gone.mp4', verdict: 'block', findings: [], media: null })).toBe(
      '{"event":"file","path":"gone.mp4","verdict":"block","findings":[],"media":null}'
    )
  })
  it('says the totals of validate', () => {
    expect(fileSummaryLine({ skip: 1, block: 2, warn: 3, ok: 4 })).toBe(
      '{"event":"summary","ok":4,"warn":3,"block":2,"skip":1,"total":10}'
    )
  })
  it('keeps a name with a newline on one line', () => {
    const line = jobLine('a\nb"c.mp4', aJob())
    expect(line.split('\n')).toHaveLength(1)
    expect(JSON.parse(line)).toMatchObject({ job: { path: 'a\nb"c.mp4' } })
  })
  it('refuses to print a line that is none of the agreed ones', () => {
    expect(cliLineSchema.safeParse({ event: 'progress', sentBytes: 1 }).success).toBe(false)
    expect(() => jobLine('a.mp4', aJob({ attempts: -1 }))).toThrow('attempts')
  })
})
