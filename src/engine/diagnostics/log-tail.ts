import { open } from 'node:fs/promises'
import { errorCode } from '../error-code.ts'

/** Returns the last whole lines of a log, at most this many bytes; empty if there is none. */
export async function logTail(file: string, mostBytes = 256 * 1024): Promise<string> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    const from = Math.max(0, size - mostBytes)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
    const text = buffer.toString('utf8', 0, bytesRead)
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? '' : `The log could not be read (${errorCode(error)}).\n`
  }
}
