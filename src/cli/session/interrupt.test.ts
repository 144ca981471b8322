import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createInterrupt } from './interrupt.ts'

describe('Ctrl-C', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => void vi.useRealTimers())

  it('asks first and forces the second time', () => {
    const source = new EventEmitter()
    const { signal, forced } = createInterrupt(source)
    source.emit('SIGINT')
    expect([signal.aborted, forced.aborted]).toEqual([true, false])
    vi.advanceTimersByTime(2_000)
    source.emit('SIGINT')
    expect(forced.aborted).toBe(true)
  })
  it('counts one key once, though npm passes it on a second time', () => {
    const source = new EventEmitter()
    const { forced } = createInterrupt(source)
    source.emit('SIGINT')
    vi.advanceTimersByTime(5)
    source.emit('SIGINT')
    expect(forced.aborted).toBe(false)
  })
  it.each(['SIGTERM', 'SIGHUP'])('is what %s means too', (name) => {
    const source = new EventEmitter()
    const { signal } = createInterrupt(source)
    source.emit(name)
    expect(signal.aborted).toBe(true)
  })
})
