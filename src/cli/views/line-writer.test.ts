import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLineWriter } from './line-writer.ts'

/** A stream whose every write fails like this. */
const failing = (code: string): NodeJS.WriteStream =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code }))
  }) as unknown as NodeJS.WriteStream

it.each([
  ['EPIPE', null],
  ['ENOSPC', 'ENOSPC']
])(
  'lives on after %s and tells a reader that left from a disk that is full',
  async (code, failure) => {
    const stream = failing(code)
    const writer = createLineWriter(stream)
    const closed = new Promise((resolve) => stream.once('close', resolve))
    writer.line('one')
    await closed
    writer.line('two')
    expect([writer.closed, writer.failure]).toEqual([true, failure])
  }
)
