import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { finished, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { invalidRequest } from '../api-error.ts'
import type { WireFormat } from '../wire-format.ts'

interface WrittenFile {
  /** Lower-case hex. */
  sha256: string
  sizeBytes: number
}

export interface ReceivedUpload extends WrittenFile {
  mimeType: string
}

interface SeenParts {
  mimeType: string | null
  writing: Promise<WrittenFile> | null
  shapeError: Error | null
}

/** The names and order of an upload's parts, and the body with them. */
export interface UploadSource {
  headers: IncomingHttpHeaders
  body: Readable
  parts: Pick<WireFormat['request'], 'uploadFile' | 'uploadMimeType' | 'uploadOrder'>
}

/** Aether accepts MP4 and MOV (its tutorial). */
const mimeTypes = ['video/mp4', 'video/quicktime']

/**
 * Reads an upload's two parts, by default `mimeType` and `file` in any order, and streams the file
 * to `filePath` in constant memory, hashing as it writes. Throws INVALID_REQUEST for another shape
 * or a body that ends early; the file may then be partly written.
 */
export async function receiveUpload(
  { headers, body, parts }: UploadSource,
  filePath: string
): Promise<ReceivedUpload> {
  const parser = openParser(headers)
  const stop = new AbortController()
  const seen: SeenParts = { mimeType: null, writing: null, shapeError: null }

  parser.on('field', (name, value) => {
    if (name !== parts.uploadMimeType) seen.shapeError ??= strangePart(parts)
    else if (parts.uploadOrder === 'file-first' && seen.writing === null)
      seen.shapeError ??= invalidRequest(`The part ${parts.uploadFile} must come first.`)
    else seen.mimeType = value
  })
  parser.on('file', (name, stream) => {
    if (name === parts.uploadFile && parts.uploadOrder === 'file-last' && seen.mimeType === null)
      seen.shapeError ??= invalidRequest(`The part ${parts.uploadFile} must come last.`)
    if (name !== parts.uploadFile) {
      seen.shapeError ??= strangePart(parts)
      stream.on('error', () => undefined).resume()
      return
    }
    seen.writing = writeHashed(stream, filePath, stop.signal)
    // A full disk must end the request at once; the rejection itself is awaited below.
    seen.writing.catch((error: unknown) => parser.emit('error', error))
  })
  parser.on('filesLimit', () => {
    seen.shapeError ??= invalidRequest('An upload holds one file only.', parts.uploadFile)
  })

  try {
    await feed(body, parser)
    return readParts(seen, await seen.writing, parts)
  } finally {
    stop.abort()
    await seen.writing?.catch(() => undefined)
  }
}

function strangePart({ uploadFile, uploadMimeType }: UploadSource['parts']): Error {
  return invalidRequest(`An upload has the parts ${uploadMimeType} and ${uploadFile} only.`)
}

function readParts(
  seen: SeenParts,
  written: WrittenFile | null,
  { uploadFile, uploadMimeType }: UploadSource['parts']
): ReceivedUpload {
  if (seen.shapeError !== null) throw seen.shapeError
  if (written === null) throw invalidRequest(`The part named ${uploadFile} is missing.`, uploadFile)
  if (written.sizeBytes === 0) throw invalidRequest('The file is empty.', uploadFile)
  if (seen.mimeType === null || !mimeTypes.includes(seen.mimeType))
    throw invalidRequest(
      `${uploadMimeType} must be one of ${mimeTypes.join(', ')}.`,
      uploadMimeType
    )
  return { mimeType: seen.mimeType, ...written }
}

function openParser(given: IncomingHttpHeaders): BusboyInstance {
  try {
    const headers = { ...given, 'content-type': given['content-type'] ?? '' }
    return new Busboy({ headers, limits: { files: 1, fields: 8, fieldSize: 200, headerPairs: 32 } })
  } catch {
    throw invalidRequest('An upload must be multipart/form-data with a boundary.')
  }
}

/** Pipes the body into the parser to its end. Drains a bad body, so the sender gets the answer. */
async function feed(body: Readable, parser: BusboyInstance): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('finish', resolve)
      parser.on('error', reject)
      finished(body, { writable: false }, (error) => {
        if (error) reject(error)
        // The body is complete; a parser still waiting for a closing boundary would wait forever.
        else setImmediate(() => parser.writableFinished || parser.end())
      })
      body.pipe(parser)
    })
  } catch (error) {
    body.unpipe(parser)
    body.resume()
    throw isSystemError(error)
      ? error
      : invalidRequest('The multipart body is broken or ends early.')
  }
}

async function writeHashed(
  stream: Readable,
  filePath: string,
  signal: AbortSignal
): Promise<WrittenFile> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  async function* measured(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk)
      sizeBytes += chunk.length
      yield chunk
    }
  }
  await pipeline(stream, measured, createWriteStream(filePath), { signal })
  return { sha256: hash.digest('hex'), sizeBytes }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
