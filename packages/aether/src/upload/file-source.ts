import type { BigIntStats } from 'node:fs'
import { constants, open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { refusedHere, systemCode } from '../errors/aether-error.ts'
import { chunkBytes, type UploadSource } from './source.ts'
import { Stopped } from '../http/stopped.ts'

/** Number of pieces between two checks of the file: 8 MiB. */
const chunksPerCheck = 32

type FileCode = 'FILE_VANISHED' | 'FILE_CHANGED' | 'FILE_UNREADABLE'

/** Opens a path. Throws `AetherError`: FILE_VANISHED, FILE_CHANGED (size) or FILE_UNREADABLE. */
export async function openFileSource(
  path: string | Buffer,
  filename?: string,
  saidBytes?: number,
  accept: (file: BigIntStats) => boolean = () => true
): Promise<UploadSource> {
  const name = filename ?? basename(path.toString())
  let handle: FileHandle
  try {
    // Non-blocking: opening a named pipe without a writer would wait forever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    const code = codeOf(cause)
    throw refusedHere(code, sentence(code, name), cause)
  }
  try {
    const first = await handle.stat({ bigint: true })
    if (!first.isFile())
      throw refusedHere(
        'FILE_UNREADABLE',
        `${name} is not a regular file, so it cannot be uploaded.`
      )
    if (saidBytes !== undefined && first.size !== BigInt(saidBytes)) {
      throw refusedHere(
        'FILE_CHANGED',
        `${name} has ${first.size} bytes, not the ${saidBytes} it had before. Check it again, then try again.`
      )
    }
    if (!accept(first))
      throw refusedHere(
        'FILE_CHANGED',
        `${name} is not the file it was before. Check it again, then try again.`
      )
    return readingSource(handle, path, name, first, accept)
  } catch (error) {
    await handle.close()
    throw error
  }
}

function readingSource(
  handle: FileHandle,
  path: string | Buffer,
  name: string,
  first: BigIntStats,
  accept: (file: BigIntStats) => boolean
): UploadSource {
  const sizeBytes = Number(first.size)
  const stop = (code: FileCode, cause?: unknown): never => {
    throw new Stopped(code, sentence(code, name), cause)
  }
  const unreadable = (cause: unknown): never => stop(codeOf(cause), cause)

  const verify = async (): Promise<void> => {
    const [atPath, inHand] = await Promise.all([
      stat(path, { bigint: true }),
      handle.stat({ bigint: true })
    ]).catch(unreadable)
    if (!same(first, inHand) || !same(first, atPath) || !accept(inHand)) stop('FILE_CHANGED')
  }

  const fill = async (buffer: Buffer, position: number): Promise<number> => {
    const wanted = Math.min(buffer.length, sizeBytes - position)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await handle
        .read(buffer, filled, wanted - filled, position + filled)
        .catch(unreadable)
      if (bytesRead === 0) stop('FILE_CHANGED')
      filled += bytesRead
    }
    return filled
  }

  async function* chunks(): AsyncIterable<Buffer> {
    // Two buffers for the whole file: one is filled while the other is sent.
    const buffers = [
      Buffer.allocUnsafeSlow(chunkBytes),
      Buffer.allocUnsafeSlow(chunkBytes)
    ] as const
    let count = 0
    for (let position = 0; position < sizeBytes; count++) {
      if (count % chunksPerCheck === 0) await verify()
      const buffer = buffers[count % 2 === 0 ? 0 : 1]
      const filled = await fill(buffer, position)
      position += filled
      yield buffer.subarray(0, filled)
    }
  }

  return { sizeBytes, filename: name, chunks, verify, close: () => handle.close() }
}

/** Returns whether file and content are the same, as far as the file system reports. */
function same(first: BigIntStats, now: BigIntStats): boolean {
  return (
    first.size === now.size &&
    first.mtimeNs === now.mtimeNs &&
    first.ino === now.ino &&
    first.dev === now.dev
  )
}

function codeOf(cause: unknown): FileCode {
  return ['ENOENT', 'ENOTDIR', 'ESTALE'].includes(systemCode(cause))
    ? 'FILE_VANISHED'
    : 'FILE_UNREADABLE'
}

const sentences: Record<FileCode, string> = {
  FILE_VANISHED: 'is no longer where it was. Put it back, or add it again from its new place.',
  FILE_CHANGED: 'changed while it was being uploaded. Wait until it is finished, then try again.',
  FILE_UNREADABLE: 'could not be read. Check that the disk is there and that you may open the file.'
}

function sentence(code: FileCode, name: string): string {
  return `${name} ${sentences[code]}`
}
