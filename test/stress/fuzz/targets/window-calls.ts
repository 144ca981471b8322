import * as fc from 'fast-check'
import { ipcContract, isIpcName, type IpcName } from '../../../../src/contract/ipc.ts'
import { createRpcHost, type RpcHandlers } from '../../../../src/main/ipc/rpc-host.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { hostileText, hostileValue, mutatedJson } from '../hostile-text.ts'

const names = Object.keys(ipcContract).filter(isIpcName)
const options = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
/** Valid inputs; each call gets those that fit it. */
const samples: readonly unknown[] = [
  {},
  { jobId: 'a' },
  { jobIds: ['a', 'b'] },
  { jobIds: ['a'], options, caption: 'x' },
  { profileId: 'p' },
  { profileId: 'p', paths: ['/a.mp4'] },
  { profileId: 'p', count: 3 },
  { profileId: 'p', text: '/a.mp4' },
  { jobId: 'a', as: 'posted' },
  { jobIds: ['a'], before: null },
  { jobIds: ['a'], scheduledFor: '2026-12-01T10:00:00Z' },
  { answer: 'leave' },
  { how: 'now' },
  { page: 'aether' },
  { apiKey: 'k' }
]
const inputFor = (name: IpcName): fc.Arbitrary<unknown> => {
  const fitting = samples.filter((sample) => ipcContract[name].input.safeParse(sample).success)
  return fc.oneof(
    { weight: 6, arbitrary: mutatedJson(fitting.length > 0 ? fitting : samples) },
    { weight: 1, arbitrary: hostileValue }
  )
}
const anyCall: fc.Arbitrary<[name: string, input: unknown]> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant<string>(name), inputFor(name)))
  },
  { weight: 1, arbitrary: fc.tuple(hostileText, hostileValue) }
)
const own = { senderFrame: { url: 'app://uploader/' } }
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

export const windowCalls: FuzzTarget = {
  name: 'window-calls',
  promise:
    'a call outside the contract reaches no handler, every call is answered, and no prototype changes',
  async run(cases, seed) {
    const tally = newCounts()
    let reached: { name: IpcName; input: unknown } | null = null
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one stand-in serves for every call
    const handlers = Object.fromEntries(
      names.map((name) => [name, (input: unknown) => void (reached = { name, input })])
    ) as unknown as RpcHandlers
    const call = createRpcHost({ handlers, isOwnFrame: () => true, log: quiet })
    await fc.assert(
      fc.asyncProperty(anyCall, async ([name, input]) => {
        reached = null
        const reply = await call(own, name, input)
        const got = reached as { name: IpcName; input: unknown } | null
        if (got === null) {
          tally.refused++
          if (reply.ok) throw new Error('answered well without a handler')
        } else {
          tally.accepted++
          if (
            !isIpcName(name) ||
            got.name !== name ||
            !ipcContract[name].input.safeParse(got.input).success
          )
            throw new Error(`${name} was handed what is outside its contract`)
          const schema = ipcContract[name].input
          const shapes =
            'shape' in schema ? [schema.shape] : schema.options.map(({ shape }) => shape)
          const taken = new Set(shapes.flatMap((shape) => Object.keys(shape)))
          for (const key of Object.keys(input as object))
            if (!taken.has(key)) throw new Error(`${name} took the unknown field ${key}`)
        }
        if (Object.keys(Object.prototype).length > 0) throw new Error('a prototype was changed')
      }),
      { numRuns: cases, seed }
    )
    return tally
  }
}
