import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askYesNo, canAsk } from './ask.ts'
import type { CliContext } from '../cli-context.ts'
import { systemClock } from '../../engine/system-clock.ts'
import { createInterrupt } from './interrupt.ts'
import { createLineWriter } from '../views/line-writer.ts'

interface Seat {
  context: CliContext
  signals: EventEmitter
  type: (text: string) => void
  hangUp: () => void
}

/** Someone at a terminal: what is typed goes in. */
function seat(isTTY = true): Seat {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const signals = new EventEmitter()
  const writer = createLineWriter(Object.assign(output, { isTTY }) as unknown as NodeJS.WriteStream)
  const context: CliContext = {
    env: {},
    platform: 'linux',
    homeDir: '/home/ann',
    clock: systemClock(),
    speed: 1,
    stdin: Object.assign(input, { isTTY }) as unknown as NodeJS.ReadStream,
    stdout: writer,
    stderr: writer,
    interrupt: createInterrupt(signals)
  }
  return {
    context,
    signals,
    type: (text) => void input.write(text),
    hangUp: () => void input.end()
  }
}

describe('the one question', () => {
  it.each([
    ['y\n', true],
    ['YES\n', true],
    ['n\n', false],
    ['\n', false],
    ['yeah, why not\n', false]
  ])('takes %j as %s', async (typed, expected) => {
    const { context, type } = seat()
    const answer = askYesNo('Publish 2?', context)
    type(typed)
    expect(await answer).toBe(expected)
  })
  it('takes a closed input as no', async () => {
    const { context, hangUp } = seat()
    const answer = askYesNo('Publish 2?', context)
    hangUp()
    expect(await answer).toBe(false)
  })
  it('takes Ctrl-C as no, and as an interruption', async () => {
    const { context, signals } = seat()
    const answer = askYesNo('Publish 2?', context)
    signals.emit('SIGINT')
    expect(await answer).toBe(false)
    expect(context.interrupt.signal.aborted).toBe(true)
    expect(context.interrupt.forced.aborted).toBe(false)
  })
  it('is not asked where nobody sits', () => {
    expect(canAsk(seat(false).context)).toBe(false)
    expect(canAsk(seat(true).context)).toBe(true)
  })
})
