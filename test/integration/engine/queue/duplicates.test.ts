import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../../src/engine/engine.ts'
import { copyClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, TestBench, toFriends } from '../../../support/engine/test-engine.ts'

let bench: TestBench
let engine: Engine
let ids: Record<'a' | 'b' | 'c', string>
beforeEach(async () => {
  bench = await new TestBench().start()
  engine = bench.engine()
  await engine.startRunner()
  await engine.request({ kind: 'pause' })
  const paths = await Promise.all(
    ['a', 'b', 'c'].map((name) => copyClip(bench.path(`${name}.mp4`), 'the same'))
  )
  const added = await engine.add({ paths, profileId: bench.profileId, options: toFriends })
  const [idA = '', idB = '', idC = ''] = added.map(({ jobId }) => jobId ?? '')
  ids = { a: idA, b: idB, c: idC }
  await checked()
})
afterEach(() => bench.close())

const checked = () => allJobs(engine, (job) => job.phase !== 'checking')
const order = async (body: Parameters<Engine['request']>[0]): Promise<void> => {
  await engine.request(body)
  await checked()
}
const first = (name: 'a' | 'b' | 'c') =>
  order({ kind: 'reorder', jobIds: [ids[name]], before: engine.jobs()[0]!.id })
const checkAgain = (...names: ('a' | 'b' | 'c')[]) =>
  order({
    kind: 'edit',
    jobIds: names.map((name) => ids[name]),
    allowAspect: !engine.job(ids[names[0]!])!.allowAspect
  })
/** Each file that is not settled: free, or the file that it is held back for. */
function standing(): Record<string, string> {
  const entries = engine
    .jobs()
    .filter(({ phase }) => phase !== 'cancelled')
    .map(({ name, phase, findings }) => {
      const duplicate = findings.find(
        ({ code, severity }) => code === 'DUPLICATE_CONTENT' && severity === 'block'
      )
      return [
        name[0]!,
        duplicate === undefined
          ? phase
          : `held back for ${/([abc])\.mp4/.exec(duplicate.message)?.[1]}`
      ]
    })
  return Object.fromEntries(entries) as Record<string, string>
}

describe('files with the same content', () => {
  it('are held back for the first in order', () => {
    expect(standing()).toEqual({ a: 'ready', b: 'held back for a', c: 'held back for a' })
  })

  it('are held back for another when that is moved to the front, and only one of them is free', async () => {
    await first('b')
    expect(standing()).toEqual({ b: 'ready', a: 'held back for b', c: 'held back for b' })
    await checkAgain('a')
    await checkAgain('b')
    await checkAgain('c', 'a')
    expect(standing()).toEqual({ b: 'ready', a: 'held back for b', c: 'held back for b' })
  })

  it('are held back for the first when all are checked again while their order changes', async () => {
    for (let turn = 0; turn < 5; turn++) {
      void engine.request({ kind: 'edit', jobIds: Object.values(ids), allowAspect: turn % 2 === 0 })
      await engine.request({
        kind: 'reorder',
        jobIds: [engine.jobs()[turn % 3]!.id],
        before: turn % 2 === 0 ? null : engine.jobs()[0]!.id
      })
    }
    await checked()
    const [head, ...rest] = engine.jobs().map(({ name }) => name[0]!)
    expect(standing()).toEqual({
      [head!]: 'ready',
      ...Object.fromEntries(rest.map((name) => [name, `held back for ${head}`]))
    })
  })

  it('are held back for one that is confirmed, wherever it stands', async () => {
    await order({ kind: 'arm', arm: { jobIds: [ids.a], options: toFriends } })
    await first('b')
    await checkAgain('b', 'c')
    expect(standing()).toEqual({ b: 'held back for a', a: 'waiting', c: 'held back for a' })
  })

  it('are free in turn when the first is cancelled or removed, and held back again when that is undone', async () => {
    await order({ kind: 'arm', arm: { jobIds: [ids.a], options: toFriends } })
    await order({ kind: 'cancel', jobIds: [ids.a] })
    expect(standing()).toEqual({ b: 'ready', c: 'held back for b' })
    await order({ kind: 'restore', jobIds: [ids.a] })
    expect(standing()).toEqual({ a: 'waiting', b: 'held back for a', c: 'held back for a' })
    await order({ kind: 'cancel', jobIds: [ids.a] })
    await order({ kind: 'clear', jobIds: [ids.b] })
    expect(standing()).toEqual({ c: 'ready' })
    await order({ kind: 'restore', jobIds: [ids.b] })
    expect(standing()).toEqual({ b: 'ready', c: 'held back for b' })
  })

  it('are held back for a file that is tried again later', async () => {
    await order({ kind: 'cancel', jobIds: [ids.a] })
    await order({ kind: 'retry', jobIds: [ids.a] })
    expect(standing()).toEqual({ a: 'ready', b: 'held back for a', c: 'held back for a' })
  })

  it('are not held back for one that cannot be sent itself, until it can', async () => {
    await order({ kind: 'edit', jobIds: [ids.a], caption: 'x'.repeat(3_000) })
    await checkAgain('b')
    expect(standing()).toEqual({ a: 'needs-attention', b: 'ready', c: 'held back for b' })
    await order({ kind: 'edit', jobIds: [ids.a], caption: 'x' })
    expect(standing()).toEqual({ a: 'ready', b: 'held back for a', c: 'held back for a' })
  })
})
