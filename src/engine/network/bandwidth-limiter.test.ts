import { expect, it } from 'vitest'
import type { Clock } from '../ports.ts'
import { BandwidthLimiter } from './bandwidth-limiter.ts'

/** A clock with timers that advances only on request. */
function standingClock() {
  let nowMs = 0
  const timers = new Map<() => void, number>()
  const clock: Clock = {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    setTimer(delayMs, callback) {
      timers.set(callback, nowMs + delayMs)
      return () => timers.delete(callback)
    }
  }
  const pass = (ms: number): void => {
    nowMs += ms
    for (const [callback, atMs] of timers) if (atMs <= nowMs) callback()
  }
  return { clock, pass }
}

function limiterAt(bytesPerS: number | null) {
  const closing = new AbortController()
  const { clock, pass } = standingClock()
  const limiter = new BandwidthLimiter(bytesPerS, clock, closing.signal)
  const sent: string[] = []
  const send = (name: string, bytes: number) => void limiter.wait(bytes).then(() => sent.push(name))
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return { limiter, closing, pass, sent, send, turn }
}

it('spreads what is sent over the time that it takes at that speed', async () => {
  const { pass, sent, send, turn } = limiterAt(1_000)
  send('a', 2_000)
  send('b', 1_000)
  pass(1_900)
  await turn()
  expect(sent).toEqual([])
  pass(100)
  await turn()
  expect(sent).toEqual(['a'])
  pass(1_000)
  await turn()
  expect(sent).toEqual(['a', 'b'])
})

it.each([[null], [1_000_000]])(
  'lets what waits go on at once at another bound (%s), and goes by that from then on',
  async (bytesPerS) => {
    const { limiter, sent, send, turn } = limiterAt(10)
    send('a', 10_000)
    limiter.change(bytesPerS)
    send('b', 1_000)
    await turn()
    expect(sent).toEqual(['a', 'b'])
  }
)

it('bounds from the next piece on what was not bounded before', async () => {
  const { limiter, pass, sent, send, turn } = limiterAt(null)
  send('a', 1_000_000)
  limiter.change(1_000)
  send('b', 1_000)
  await turn()
  expect(sent).toEqual(['a'])
  pass(1_000)
  await turn()
  expect(sent).toEqual(['a', 'b'])
})

it('holds nobody back who is closing', async () => {
  const { closing, sent, send, turn } = limiterAt(10)
  send('a', 10_000)
  closing.abort()
  send('b', 10_000)
  await turn()
  expect(sent).toEqual(['a', 'b'])
})
