import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { probeMedia } from '../media/media-probe.ts'
import { receiveUpload, type UploadSource } from '../media/receive-upload.ts'
import { writeObject } from '../wire.ts'

/** Adds `POST /v1/media`. Returns the running uploads, so that a close can wait for them. */
export function addMediaRoute(
  app: FastifyInstance,
  context: SandboxContext
): ReadonlySet<Promise<unknown>> {
  const underWay = new Set<Promise<unknown>>()

  const { wire } = context
  const { method, path } = wire.routes.uploadMedia

  // The body stays a stream; the route reads it.
  app.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload))

  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // Any other content type was refused, or had no body at all.
    const body = request.body instanceof Readable ? request.body : request.raw
    const storing = storeUpload({ headers: request.headers, body, parts: wire.request }, context)
    underWay.add(storing)
    try {
      const mediaKey = await storing
      if (request.faultPlan !== null) request.faultPlan.subject = mediaKey
      return await reply.code(201).send(writeObject(wire, { mediaKey }))
    } finally {
      underWay.delete(storing)
    }
  }
  app.route({
    method,
    url: `/v1${path}`,
    config: { access: 'api', operation: 'uploadMedia' },
    handler
  })
  return underWay
}

/**
 * Stores an upload: bytes under a temporary name, then the rename, then the row. A kill in between
 * leaves a file without a row, which the next start removes, never a row without its file.
 */
async function storeUpload(source: UploadSource, context: SandboxContext): Promise<string> {
  const id = randomUUID()
  const incoming = join(context.folders.incoming, `${id}.part`)
  try {
    const upload = await receiveUpload(source, incoming)
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
