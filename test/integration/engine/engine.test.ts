import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canBeNamed } from '../../support/system/platform.ts'
import { makeClip, makeShortClip } from '../../support/fixtures/make-clips.ts'
import { systemClock } from '../../../src/engine/system-clock.ts'
import { sandboxApiKey } from '../../../src/sandbox/index.ts'
import {
  allJobs,
  inPhase,
  publish,
  TestBench,
  testSpeed,
  toFriends
} from '../../support/engine/test-engine.ts'

let bench: TestBench
beforeEach(async () => {
  bench = await new TestBench().start()
})
afterEach(() => bench.close())

const settled = inPhase('published', 'failed', 'cancelled', 'needs-attention')

describe('publishing a folder', () => {
  it('publishes the good clips with a link, stops the bad ones before a byte leaves, and agrees with the sandbox', async () => {
    const dir = bench.path('clips')
    mkdirSync(dir)
    const oddName = canBeNamed('"') ? 'it\'s 🎬 "new".mp4' : "it's 🎬 new.mp4"
    for (const name of ['clip 10.mp4', 'clip 2.mp4', oddName]) await makeClip(join(dir, name))
    await makeShortClip(join(dir, 'short.mp4'))
    writeFileSync(join(dir, 'text.mp4'), 'not a video')
    const engine = bench.engine()
    await engine.startRunner()
    await publish(engine, bench.profileId, [dir], '{name} #fyp')
    const jobs = await allJobs(engine, settled)

    expect(jobs.map((job) => [job.name, job.phase])).toEqual([
      ['clip 2.mp4', 'published'],
      ['clip 10.mp4', 'published'],
      [oddName, 'published'],
      ['short.mp4', 'needs-attention'],
      ['text.mp4', 'needs-attention']
    ])
    const published = jobs.filter(inPhase('published'))
    expect(published.every((job) => job.url?.startsWith('http'))).toBe(true)
    const record = bench.sandbox.record()
    expect(record.map((post) => post.sha256).toSorted()).toEqual(
      published.map((job) => job.sha256).toSorted()
    )
    expect(record.map((post) => post.caption)).toContain('clip 2 #fyp')
    expect(
      record.every(
        (post) =>
          (post.options as { privacyLevel?: string }).privacyLevel === 'MUTUAL_FOLLOW_FRIENDS'
      )
    ).toBe(true)
  })

  it('sends nothing before a person confirms', async () => {
    const clip = await makeClip(bench.path('a.mp4'))
    const engine = bench.engine()
    await engine.startRunner()
    await engine.add({ paths: [clip], profileId: bench.profileId, options: toFriends })
    const [job] = await allJobs(engine, inPhase('ready'))
    expect(job?.consentAt).toBeNull()
    expect(bench.sandbox.record()).toEqual([])
    expect(engine.queue().apiCallsThisMonth).toBe(0)
  })

  it('checks a file again, and asks again, when it changed after the confirmation', async () => {
    const clip = await makeClip(bench.path('a.mp4'), 'first')
    const engine = bench.engine()
    await engine.startRunner()
    await engine.request({ kind: 'pause' })
    await publish(engine, bench.profileId, [clip])
    await allJobs(engine, inPhase('waiting'))
    await makeClip(clip, 'second version')
    await engine.request({ kind: 'resume' })
    const [job] = await allJobs(engine, inPhase('ready'))
    expect(job?.consentAt).toBeNull()
    expect(bench.sandbox.record()).toEqual([])
  })
})

describe('the same file twice', () => {
  it('is reported and skipped when the same line runs again', async () => {
    const clip = await makeClip(bench.path('a.mp4'))
    const engine = bench.engine()
    await engine.startRunner()
    await publish(engine, bench.profileId, [clip])
    await allJobs(engine, inPhase('published'))
    const [again] = await engine.add({
      paths: [clip],
      profileId: bench.profileId,
      options: toFriends
    })
    expect(again?.outcome).toBe('already-settled')
    expect(bench.sandbox.record()).toHaveLength(1)
  })

  it('is blocked under another name until the person lets it through', async () => {
    const clip = await makeClip(bench.path('a.mp4'))
    copyFileSync(clip, bench.path('b.mp4'))
    const engine = bench.engine()
    await engine.startRunner()
    await publish(engine, bench.profileId, [clip, bench.path('b.mp4')])
    const [first, second] = await allJobs(engine, settled)
    expect(first?.phase).toBe('published')
    expect(second?.findings.map((finding) => finding.code)).toContain('DUPLICATE_CONTENT')
    await engine.request({ kind: 'edit', jobIds: [second!.id], allowRepost: true })
    await allJobs(engine, inPhase('published', 'ready'))
    await engine.request({ kind: 'arm', arm: { jobIds: [second!.id], options: toFriends } })
    await allJobs(engine, inPhase('published'))
    expect(bench.sandbox.record()).toHaveLength(2)
  })
})

describe('the daily limit', () => {
  it("holds what is over the account's own limit, and says until when", async () => {
    const clips = await Promise.all(
      ['a', 'b', 'c'].map((name) => makeClip(bench.path(`${name}.mp4`)))
    )
    const engine = bench.engine()
    engine.addAccount(bench.profileId)
    engine.setAccountLimits(bench.profileId, { dailyLimit: 2 })
    await engine.startRunner()
    await publish(engine, bench.profileId, clips)
    const jobs = await allJobs(
      engine,
      (job) => job.phase === 'published' || job.waiting?.reason === 'quota'
    )
    expect(jobs.map((job) => job.phase)).toEqual(['published', 'published', 'waiting'])
    const firstMs = Math.min(
      ...jobs.flatMap((job) => (job.submittedAt === null ? [] : [Date.parse(job.submittedAt)]))
    )
    const opensInH = (Date.parse(jobs[2]!.waiting!.until!) - firstMs) / 3_600_000
    expect(opensInH).toBe(24)
  })

  it('gives each waiting file its own day, and moves the others up when one is cancelled', async () => {
    const clips = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => makeClip(bench.path(`${name}.mp4`)))
    )
    const engine = bench.engine()
    engine.addAccount(bench.profileId)
    engine.setAccountLimits(bench.profileId, { dailyLimit: 1 })
    await engine.startRunner()
    await publish(engine, bench.profileId, clips)
    const jobs = await allJobs(
      engine,
      (job) => job.phase === 'published' || job.waiting?.reason === 'quota'
    )
    const days = jobs
      .slice(1)
      .map((job) =>
        Math.round(
          (Date.parse(job.waiting!.until!) - Date.parse(jobs[0]!.submittedAt!)) / 86_400_000
        )
      )
    expect(days).toEqual([1, 2, 3])
    engine.setAccountLimits(bench.profileId, { dailyLimit: 2 })
    await engine.request({ kind: 'cancel', jobIds: [jobs[1]!.id] })
    const after = await allJobs(
      engine,
      (job) => inPhase('published', 'cancelled')(job) || job.id === jobs[3]!.id
    )
    expect(after.map((job) => job.phase)).toEqual([
      'published',
      'cancelled',
      'published',
      'waiting'
    ])
  })

  it("goes back to waiting when TikTok says POST_LIMIT_REACHED, and keeps the person's limit", async () => {
    await bench.close()
    bench = await new TestBench().start({ dailyLimit: 1 })
    const clips = await Promise.all(['a', 'b'].map((name) => makeClip(bench.path(`${name}.mp4`))))
    const engine = bench.engine({ uploadConcurrency: 1 })
    await engine.startRunner()
    await publish(engine, bench.profileId, clips)
    const jobs = await allJobs(
      engine,
      (job) => job.phase === 'published' || job.waiting?.reason === 'quota'
    )
    expect(jobs.map((job) => job.phase)).toEqual(['published', 'waiting'])
    expect(jobs[1]?.error?.code).toBe('POST_LIMIT_REACHED')
    expect(engine.accounts()[0]?.dailyLimit).toBe(10)
    expect(bench.sandbox.record()).toHaveLength(1)
  })
})

describe('a wrong key', () => {
  it('holds every job where it stands and goes on with the right key', async () => {
    const clips = await Promise.all(['a', 'b'].map((name) => makeClip(bench.path(`${name}.mp4`))))
    let apiKey = 'wrong'
    const engine = bench.engine({ ports: { ...quietPorts(), secrets: { apiKey: () => apiKey } } })
    await engine.startRunner()
    await publish(engine, bench.profileId, clips)
    await allJobs(engine, (job) => job.waiting?.reason === 'not-authorised')
    expect(engine.queue().hold?.reason).toBe('not-authorised')
    apiKey = sandboxApiKey
    await engine.request({ kind: 'resume' })
    await allJobs(engine, inPhase('published'))
  })
})

describe('leaving and coming back', () => {
  it('finishes after a stop in mid-upload, and posts each file once', async () => {
    const clips = await Promise.all(
      ['a', 'b', 'c'].map((name) => makeClip(bench.path(`${name}.mp4`)))
    )
    const first = bench.engine({ limitRateBytesPerS: 20_000 })
    await first.startRunner()
    await publish(first, bench.profileId, clips)
    await new Promise<void>((resolve) => {
      const stop = first.subscribe((event) => {
        if (event.type === 'progress' && event.progress.sentBytes > 0) {
          stop()
          resolve()
        }
      })
    })
    await first.stopRunner()
    expect(first.jobs().some(inPhase('uploading', 'submitting'))).toBe(false)
    await first.close()
    const second = bench.engine()
    await second.startRunner()
    await allJobs(second, inPhase('published'))
    expect(bench.sandbox.record()).toHaveLength(3)
  })

  it('lets a second process hand its orders to the runner, and take over when the runner leaves', async () => {
    const clip = await makeClip(bench.path('a.mp4'))
    const window = bench.engine()
    const line = bench.engine()
    expect(await window.startRunner()).toBe(true)
    expect(await line.startRunner()).toBe(false)
    await publish(line, bench.profileId, [clip])
    await allJobs(line, inPhase('published'))
    expect(line.queue().runner).toBe('other')
    await window.stopRunner()
    await new Promise<void>((resolve) => {
      const look = () => {
        if (line.queue().runner !== 'this') return
        stop()
        resolve()
      }
      const stop = line.subscribe(look)
      look()
    })
  })

  it('uploads two files at a time and says so while it does', async () => {
    const clips = await Promise.all(
      ['a', 'b', 'c'].map((name) => makeClip(bench.path(`${name}.mp4`)))
    )
    const engine = bench.engine({ limitRateBytesPerS: 20_000 })
    let most = 0
    engine.subscribe(() => {
      most = Math.max(most, engine.jobs().filter(inPhase('uploading')).length)
    })
    await engine.startRunner()
    await publish(engine, bench.profileId, clips)
    await allJobs(engine, inPhase('published'))
    expect(most).toBe(2)
  })

  it('cancels an upload at once and keeps the others going', async () => {
    const clips = await Promise.all(['a', 'b'].map((name) => makeClip(bench.path(`${name}.mp4`))))
    const engine = bench.engine({ limitRateBytesPerS: 20_000 })
    await engine.startRunner()
    await publish(engine, bench.profileId, clips)
    const [first] = await allJobs(engine, inPhase('uploading'))
    await engine.request({ kind: 'cancel', jobIds: [first!.id] })
    const jobs = await allJobs(engine, inPhase('cancelled', 'published'))
    expect(jobs.map((job) => job.phase)).toEqual(['cancelled', 'published'])
    expect(bench.sandbox.record()).toHaveLength(1)
  })
})

function quietPorts() {
  return {
    clock: systemClock(testSpeed),
    log: { info() {}, warn() {}, error() {} },
    shell: { setBusy() {}, notify() {} },
    network: { agentFor: () => undefined }
  }
}
