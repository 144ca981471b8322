import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileIdOf } from '../files/file-id.ts'
import { joinHashThread, leaveHashThread, orderHash } from './hash-thread.ts'
import { requireAnswer } from '../files/remote-disk.ts'

/** SHA-256 of a stream of chunks, computed in a worker thread. */
export interface Hasher {
  /** Copies `chunk`; resolves once few enough bytes wait. Rejects on `abort` or a failed thread. */
  update(chunk: Uint8Array): Promise<void>
  /** Returns the hex digest of all chunks. The hasher cannot be used afterwards. */
  digest(): Promise<string>
  /** Stops the hash; a pending `update` or `digest` rejects. Safe to call at any time. */
  abort(): Promise<void>
}

/** Bytes that may wait for the thread, per hash. */
const mostWaitingBytes = 4 * 1024 * 1024
const readBytes = 1024 * 1024

/** Starts a hash. Call `digest` or `abort` in the end, or the process stays alive. */
export function createHasher(): Hasher {
  let waitingBytes = 0
  let failure: Error | null = null
  let used = false
  // Memory returned by the thread. Without reuse, some 70 MB pile up in a fast upload.
  const spare: ArrayBuffer[] = []
  const room: PromiseWithResolvers<void>[] = []
  const result = Promise.withResolvers<string>()
  result.promise.catch(() => undefined)

  const fail = (error: Error) => {
    failure ??= error
    leaveHashThread(id)
    result.reject(failure)
    for (const waiter of room.splice(0)) waiter.reject(failure)
  }
  const id = joinHashThread({
    onAnswer(answer) {
      if (answer.kind === 'digest') {
        leaveHashThread(id)
        return result.resolve(answer.hex)
      }
      waitingBytes -= answer.bytes.length
      spare.push(answer.bytes.buffer)
      if (waitingBytes < mostWaitingBytes) for (const waiter of room.splice(0)) waiter.resolve()
    },
    onError: fail
  })
  return {
    async update(chunk) {
      if (failure) throw failure
      if (used) throw new Error('this hash is already complete')
      // Copied, because a chunk may share its memory with a pool or be reused by its reader.
      const bytes = copyInto(spare.pop(), chunk)
      waitingBytes += bytes.length
      orderHash({ id, kind: 'chunk', bytes }, [bytes.buffer])
      if (waitingBytes < mostWaitingBytes) return
      const waiter = Promise.withResolvers<void>()
      room.push(waiter)
      await waiter.promise
    },
    digest() {
      if (!used && !failure) orderHash({ id, kind: 'digest' })
      used = true
      return result.promise
    },
    async abort() {
      if (failure) return
      orderHash({ id, kind: 'abort' })
      fail(new Error('hashing was stopped'))
    }
  }
}

function copyInto(memory: ArrayBuffer | undefined, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  if (memory === undefined || memory.byteLength < chunk.length) return new Uint8Array(chunk)
  const bytes = new Uint8Array(memory, 0, chunk.length)
  bytes.set(chunk)
  return bytes
}

/**
 * Returns the hex SHA-256 of a file; null if it is not, or no longer, the file with this id (null:
 * any). Rejects with the system's error if it cannot be read, or with the signal's reason.
 */
export async function sha256File(
  rawPath: Buffer | string,
  signal: AbortSignal | undefined,
  fileId: string | null
): Promise<string | null> {
  signal?.throwIfAborted()
  await requireAnswer(rawPath, signal)
  const handle = await open(rawPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  const isThat = async (): Promise<boolean> =>
    fileId === null || fileIdOf(await handle.stat({ bigint: true })) === fileId
  const hasher = createHasher()
  try {
    if (!(await isThat())) return null
    const chunks: AsyncIterable<Uint8Array> = handle.createReadStream({
      highWaterMark: readBytes,
      autoClose: false
    })
    for await (const chunk of chunks) {
      signal?.throwIfAborted()
      await hasher.update(chunk)
    }
    const sha256 = await hasher.digest()
    return (await isThat()) ? sha256 : null
  } finally {
    await hasher.abort()
    await handle.close()
  }
}
