import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { probeMedia } from '../media/media-probe.ts'
import { receiveUpload } from '../media/receive-upload.ts'

/** `POST /v1/media`. Returns the uploads under way, so that a close can wait for their ends. */
export function addMediaRoute(app: FastifyInstance, context: SandboxContext): ReadonlySet<Promise<unknown>> {
  const underWay = new Set<Promise<unknown>>()

  // The body stays a stream; the route reads it.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))

  app.post('/v1/media', { config: { access: 'api' } }, async (request, reply) => {
    const storing = storeUpload(request.raw, context)
    underWay.add(storing)
    try {
      const mediaKey = await storing
      return await reply.code(201).send({ mediaKey })
    } finally {
      underWay.delete(storing)
    }
  })
  return underWay
}

/**
 * Takes one upload: bytes under a temporary name, then the rename, then the row. A kill between any two
 * leaves a file no row knows, which the next start removes, and never a row without its file.
 */
async function storeUpload(request: IncomingMessage, context: SandboxContext): Promise<string> {
  const id = randomUUID()
  const incoming = join(context.folders.incoming, `${id}.part`)
  try {
    const upload = await receiveUpload(request, incoming)
    const probe = await probeMedia(context.ffprobePath, incoming, context.closing)
    context.closing.throwIfAborted()
    const fileName = `${id}.${upload.mimeType === 'video/quicktime' ? 'mov' : 'mp4'}`
    await rename(incoming, join(context.folders.media, fileName))
    const key = `org_sandbox/${fileName}`
    context.media.add({ key, fileName, ...upload, probe, createdAtMs: context.clock.nowMs() })
    return key
  } finally {
    await rm(incoming, { force: true })
  }
}
