import type { Sandbox } from '../../../src/sandbox/index.ts'
import { clientHeaders } from './sandbox-client.ts'
import { sandboxApiKey, type FaultName } from '../../../src/sandbox/index.ts'
import { readWire, type WireVariantName } from '../../../src/sandbox/wire-variants.ts'
import { writeOptions } from '../../../src/sandbox/wire-options.ts'

export const seededCaption = 'a secret launch'
export const seededCount = 23
export const seededName = 'second.creator'

/**
 * Creates posts of two accounts in every state and for every audience, more than one page of the
 * list, in the sandbox's wire format.
 */
export async function seedPosts(
  sandbox: Sandbox,
  variant: WireVariantName | 'default'
): Promise<void> {
  const wire = readWire(variant)
  const { routes, request } = wire
  const key = {
    [wire.auth.header]:
      wire.auth.scheme === null ? sandboxApiKey : `${wire.auth.scheme} ${sandboxApiKey}`,
    connection: 'close'
  }
  const idOf = async (response: Response, name: string): Promise<string> => {
    const body = (await response.json()) as Record<string, unknown> & {
      data?: Record<string, unknown>
    }
    if (!response.ok) throw new Error(`${variant}: ${response.status} ${JSON.stringify(body)}`)
    return String((body.data ?? body)[name])
  }
  const other = await fetch(`${sandbox.origin}/_sandbox/profiles`, {
    method: 'POST',
    headers: { ...clientHeaders, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'tiktok_second', username: seededName })
  })
  if (!other.ok) throw new Error(await other.text())

  const form = new FormData()
  const parts = [
    () => form.set(request.uploadMimeType, 'video/mp4'),
    () => form.set(request.uploadFile, new Blob(['some bytes']), 'clip.mp4')
  ]
  for (const part of request.uploadOrder === 'file-first' ? parts.toReversed() : parts) part()
  const mediaKey = await idOf(
    await fetch(`${sandbox.baseUrl}${routes.uploadMedia.path}`, {
      method: 'POST',
      headers: key,
      body: form
    }),
    'mediaKey'
  )

  const create = async (
    more: { profileId?: string; privacyLevel?: string; inHours?: number; fault?: FaultName } = {}
  ): Promise<string> => {
    if (more.fault !== undefined)
      sandbox.control.inject({ operation: 'createPost', fault: more.fault })
    const body = {
      profileId: more.profileId ?? 'tiktok_demo',
      content: { text: seededCaption },
      mediaKeys: [mediaKey],
      platforms: {
        tiktok: writeOptions(wire, {
          privacyLevel: more.privacyLevel ?? 'PUBLIC_TO_EVERYONE',
          disableComment: true,
          disableDuet: false,
          disableStitch: false
        })
      },
      ...(more.inHours !== undefined && {
        [request.scheduledFor]: new Date(Date.now() + more.inHours * 3_600_000).toISOString()
      })
    }
    return idOf(
      await fetch(`${sandbox.baseUrl}${routes.createPost.path}`, {
        method: routes.createPost.method,
        headers: { ...key, 'content-type': 'application/json' },
        body: JSON.stringify(body)
      }),
      wire.answer.postId
    )
  }
  for (let made = 0; made < 17; made++) await create()
  await create({ profileId: 'tiktok_second', privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' })
  await create({ privacyLevel: 'SELF_ONLY' })
  await create({ fault: 'late-POST_LIMIT_REACHED' })
  await create({ inHours: 5 })
  const cancelled = await create({ inHours: 6 })
  await fetch(`${sandbox.baseUrl}${routes.cancelPost.path.replace(':id', cancelled)}`, {
    method: 'DELETE',
    headers: key
  })
  await create({ fault: 'never-ends' })
}
