import { ReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { refusedHere } from '../errors/aether-error.ts'
import { openFileSource } from './file-source.ts'
import type { UploadSource } from './source.ts'
import { openStreamSource } from './stream-source.ts'
import type { UploadInput } from '../types.ts'

/** Opens the caller's file. Throws an `AetherError`; nothing has been sent then. */
export async function openSource(input: UploadInput): Promise<UploadSource> {
  const { file, filename, size } = input
  if (size !== undefined && !(Number.isSafeInteger(size) && size >= 0))
    throw refusedHere('INVALID_ARGUMENT', 'size must be a whole number of bytes.')
  if (typeof file === 'string' || Buffer.isBuffer(file))
    return openFileSource(file, filename, size, input.accept)
  if (file instanceof Blob) {
    if (size !== undefined && size !== file.size)
      throw refusedHere(
        'FILE_CHANGED',
        `The file has ${file.size} bytes, not the ${size} it was said to have.`
      )
    return openStreamSource(() => file.stream(), file.size, filename ?? nameOf(file) ?? 'video')
  }
  if (!(file instanceof Readable))
    throw refusedHere('INVALID_ARGUMENT', 'file must be a path, a stream or a Blob.')
  const path =
    file instanceof ReadStream && (typeof file.path === 'string' || Buffer.isBuffer(file.path))
      ? file.path
      : undefined
  if (size !== undefined)
    return openStreamSource(() => file, size, filename ?? nameOfPath(path) ?? 'video', file)
  const range = path === undefined ? null : wholeFileOf(file)
  if (path === undefined || range === null)
    throw refusedHere('INVALID_ARGUMENT', 'A stream needs its size in bytes.')
  // The tutorial's own call: a read stream of a whole file, whose path gives the size.
  const watched = await openFileSource(path, filename)
  const streamed = openStreamSource(() => file, watched.sizeBytes, watched.filename, file)
  return {
    ...streamed,
    verify: () => watched.verify(),
    close: async () => {
      await streamed.close()
      await watched.close()
    }
  }
}

/** Only a read stream's options expose its bounds; a bounded one needs its size given. */
function wholeFileOf(stream: Readable & { start?: unknown; end?: unknown }): true | null {
  return (stream.start === undefined || stream.start === 0) &&
    (stream.end === undefined || stream.end === Infinity)
    ? true
    : null
}

function nameOf(blob: Blob): string | undefined {
  return 'name' in blob && typeof blob.name === 'string' ? blob.name : undefined
}

function nameOfPath(path: string | Buffer | undefined): string | undefined {
  return path === undefined ? undefined : basename(path.toString())
}
