import { mkdir } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/engine/engine.ts'
import type { HandlerContext } from '../../../src/main/ipc/handlers/handler-context.ts'
import { queueHandlers } from '../../../src/main/ipc/handlers/queue-handlers.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { TestBench } from '../../support/engine/test-engine.ts'

let bench: TestBench
let engine: Engine
let chosen: string[]
let calls: ReturnType<typeof queueHandlers>
beforeEach(async () => {
  bench = await new TestBench().start()
  engine = bench.engine()
  chosen = []
  // The calls about the list need no more of the app than this.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  calls = queueHandlers({
    engine: () => engine,
    seq: () => 0,
    choosePaths: async () => chosen
  } as Partial<HandlerContext> as HandlerContext)
})
afterEach(() => bench.close())

const names = () => engine.jobs().map(({ name }) => name)

describe('what the window asks of the list', () => {
  it('adds pasted files and folders, and names those that are not there without their folder', async () => {
    await mkdir(bench.path('day 1'))
    await copyClip(bench.path('day 1/c.mp4'))
    await copyClip(bench.path('a b.mp4'))
    const address = pathToFileURL(bench.path('day 1')).href
    const summary = await calls['queue.paste']({
      profileId: bench.profileId,
      text: `"${bench.path('a b.mp4')}"\n${address}\n${bench.path('secret/gone.mp4')}\nnotes.txt\n`
    })
    expect(names()).toEqual(['a b.mp4', 'c.mp4'])
    expect(summary).toMatchObject({
      added: 2,
      notAdded: [
        { name: 'gone.mp4', outcome: 'unreadable', reason: 'There is no such file or folder.' },
        { name: 'notes.txt', outcome: 'unreadable' }
      ]
    })
    expect(JSON.stringify(summary)).not.toContain(bench.dir)
  })

  it('takes a pasted text in which no file is', async () => {
    expect(
      await calls['queue.paste']({ profileId: bench.profileId, text: 'good morning\n' })
    ).toMatchObject({ jobIds: [], added: 0, notAdded: [{ name: 'good morning' }] })
    expect(engine.jobs()).toEqual([])
  })

  it('sorts by name as people count, and moves to the end', async () => {
    for (const name of ['clip 10.mp4', 'B.mp4', 'clip 9.mp4', 'a.mp4']) {
      await engine.add({ paths: [await copyClip(bench.path(name))], profileId: bench.profileId })
    }
    const ids = engine.jobs().map(({ id }) => id)
    await calls['queue.sortNaturally']({ jobIds: ids })
    expect(names()).toEqual(['a.mp4', 'B.mp4', 'clip 9.mp4', 'clip 10.mp4'])
    await calls['queue.command']({ kind: 'reorder', jobIds: [engine.jobs()[0]!.id], before: null })
    expect(names()).toEqual(['B.mp4', 'clip 9.mp4', 'clip 10.mp4', 'a.mp4'])
  })

  it('says nothing when the dialog for a missing file is dismissed', async () => {
    await engine.add({ paths: [await copyClip(bench.path('a.mp4'))], profileId: bench.profileId })
    const [job] = engine.jobs()
    expect(await calls['queue.locate']({ jobId: job!.id })).toBeNull()
    chosen = [bench.path('a.mp4')]
    expect(await calls['queue.locate']({ jobId: job!.id })).toMatchObject({
      changed: [],
      refused: [{ jobId: job!.id }]
    })
  })

  it('plans ten a day, and tells the steps of a job', async () => {
    await engine.add({ paths: [await copyClip(bench.path('a.mp4'))], profileId: bench.profileId })
    const { instants } = await calls['queue.plan']({ profileId: bench.profileId, count: 11 })
    expect(instants).toHaveLength(11)
    expect(new Set(instants.slice(0, 10)).size).toBe(1)
    expect(Date.parse(instants[10]!) - Date.parse(instants[0]!)).toBe(86_400_000)
    const [job] = engine.jobs()
    await calls['queue.command']({ kind: 'cancel', jobIds: [job!.id] })
    expect(await calls['queue.job']({ jobId: job!.id })).toMatchObject({
      history: [{ event: 'cancel', phase: 'cancelled' }]
    })
  })
})
