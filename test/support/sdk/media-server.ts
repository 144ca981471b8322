import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { Busboy } from '@fastify/busboy'
import { rawHttpServer, sendJson, type StubServer } from './stub-server.ts'

export interface SeenUpload {
  headers: IncomingHttpHeaders
  /** Names of the parts in order of arrival. */
  parts: string[]
  mimeTypePart: string | undefined
  filename: string
  fileType: string
  sizeBytes: number
  sha256: string
}

/**
 * Starts a server with a third-party multipart parser. Reads after `readAfterMs`, so the sender's
 * buffers fill.
 */
export async function mediaServer(
  answer: (upload: SeenUpload, response: ServerResponse) => void = (_upload, response) =>
    sendJson(response, 201, { mediaKey: 'org_abc123/f47ac10b.mp4' }),
  readAfterMs = 0
): Promise<Omit<StubServer, 'seen'> & { uploads: SeenUpload[] }> {
  const uploads: SeenUpload[] = []
  const server = await rawHttpServer((incoming, response) => {
    const upload: SeenUpload = {
      headers: incoming.headers,
      parts: [],
      mimeTypePart: undefined,
      filename: '',
      fileType: '',
      sizeBytes: 0,
      sha256: ''
    }
    const hash = createHash('sha256')
    const parser = new Busboy({
      headers: { ...incoming.headers, 'content-type': incoming.headers['content-type'] ?? '' }
    })
    parser.on('field', (name, value) => {
      upload.parts.push(name)
      if (name === 'mimeType') upload.mimeTypePart = value
    })
    parser.on('file', (name, stream, filename, _encoding, fileType) => {
      upload.parts.push(name)
      Object.assign(upload, { filename, fileType })
      stream.on('data', (chunk: Buffer) => {
        hash.update(chunk)
        upload.sizeBytes += chunk.length
      })
    })
    parser.on('error', () => undefined)
    parser.on('finish', () => {
      upload.sha256 = hash.digest('hex')
      uploads.push(upload)
      answer(upload, response)
    })
    incoming.on('error', () => undefined)
    if (readAfterMs === 0) incoming.pipe(parser)
    else setTimeout(() => incoming.pipe(parser), readAfterMs)
  })
  return { ...server, uploads }
}
