import { z } from 'zod'
import { sandboxApiKey, type Sandbox } from '../../../src/sandbox/index.ts'

/** The parts of answers that tests read; everything else is kept as received. */
const answerBody = z.looseObject({
  id: z.string().optional(),
  status: z.string().optional(),
  url: z.string().optional(),
  mediaKey: z.string().optional(),
  nextCursor: z.string().nullable().optional(),
  data: z.array(z.looseObject({ id: z.string() })).optional(),
  error: z.looseObject({ code: z.string(), message: z.string() }).optional()
})

export interface Answer {
  status: number
  headers: Headers
  json: z.infer<typeof answerBody>
}

/** Key, and a new connection per call: a pooled one fails when the sandbox restarts on its port. */
export const clientHeaders = { authorization: `Bearer ${sandboxApiKey}`, connection: 'close' }

/** Makes one JSON call under `/v1`, or at the origin if the path starts with `/_sandbox`. */
export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<Answer> {
  const response = await fetch(
    `${path.startsWith('/_sandbox') ? sandbox.origin : sandbox.baseUrl}${path}`,
    {
      method,
      headers: {
        ...clientHeaders,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    }
  )
  return {
    status: response.status,
    headers: response.headers,
    json: answerBody.parse(await response.json())
  }
}

/** Uploads bytes as the SDK would and returns the key. Throws if they are refused. */
export async function uploadBytes(
  sandbox: Sandbox,
  bytes: Blob = new Blob(['some bytes']),
  mimeType = 'video/mp4'
): Promise<string> {
  const form = new FormData()
  form.set('mimeType', mimeType)
  form.set('file', bytes, 'clip.mp4')
  const response = await fetch(`${sandbox.baseUrl}/media`, {
    method: 'POST',
    headers: clientHeaders,
    body: form
  })
  const { mediaKey } = answerBody.parse(await response.json())
  if (response.status !== 201 || mediaKey === undefined)
    throw new Error(`The upload was answered ${response.status}`)
  return mediaKey
}

/** Returns a complete, valid create body; `extra` replaces fields. */
export function postBody(mediaKey: string, extra: object = {}): object {
  return {
    profileId: 'tiktok_demo',
    content: { text: 'Hello' },
    mediaKeys: [mediaKey],
    platforms: { tiktok: { privacyLevel: 'SELF_ONLY', disableComment: true } },
    ...extra
  }
}

/** Returns an ISO time this many hours from now. */
export function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString()
}
