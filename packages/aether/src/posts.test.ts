import { describe, expect, it } from 'vitest'
import {
  clientOf,
  rejectionOf,
  sendJson,
  stubServer,
  testKey
} from '../../../test/support/sdk/stub-server.ts'

const post = {
  profileId: 'tiktok_xyz',
  content: { text: 'Sunrise 🌅' },
  mediaKeys: ['org_abc123/f47ac10b.mp4'],
  platforms: {
    tiktok: {
      privacyLevel: 'SELF_ONLY' as const,
      disableComment: false,
      disableDuet: true,
      disableStitch: true
    }
  }
}

describe('posts.create', () => {
  it('sends the shape of the tutorial, the options as chosen, the key as bearer and the idempotency key', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, { id: 'post_1', status: 'publishing' })
    )
    await clientOf(server).posts.create(post, { idempotencyKey: 'attempt-1' })
    const [request] = server.seen
    expect(request?.method).toBe('POST')
    expect(request?.path).toBe('/v1/posts')
    expect(request?.headers['authorization']).toBe(`Bearer ${testKey}`)
    expect(request?.headers['idempotency-key']).toBe('attempt-1')
    expect(request?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(request?.body ?? '')).toEqual(post)
  })

  it('sends platforms.tiktok even when empty, no schedule when there is none and no idempotency key of its own', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, { id: 'post_1', status: 'publishing' })
    )
    await clientOf(server).posts.create({ profileId: 'p', content: { text: '' }, mediaKeys: ['m'] })
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      profileId: 'p',
      content: { text: '' },
      mediaKeys: ['m'],
      platforms: { tiktok: {} }
    })
    expect(server.seen[0]?.headers).not.toHaveProperty('idempotency-key')
  })

  it('sends a time as a UTC instant ending in Z and never a time zone', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, { id: 'post_1', status: 'scheduled' })
    )
    await clientOf(server).posts.create({ ...post, scheduledFor: '2026-06-15T11:00:00+02:00' })
    await clientOf(server).posts.create({
      ...post,
      scheduledFor: new Date(Date.UTC(2026, 5, 15, 9))
    })
    for (const { body } of server.seen) {
      expect(JSON.parse(body)).toMatchObject({ scheduledFor: '2026-06-15T09:00:00.000Z' })
      expect(body).not.toContain('timezone')
    }
  })

  it.each([
    ['a time without a zone', { ...post, scheduledFor: '2026-06-15T11:00:00' }],
    ['a time that is none', { ...post, scheduledFor: 'tomorrow Z' }],
    ['no profile', { ...post, profileId: '' }],
    ['an empty media key', { ...post, mediaKeys: [''] }]
  ])('turns down %s before anything is sent', async (_what, input) => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, { id: 'post_1' })
    )
    expect(await rejectionOf(clientOf(server).posts.create(input))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      outcome: 'refused'
    })
    expect(server.connections()).toBe(0)
  })

  it('turns down an idempotency key that no header can carry', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, { id: 'post_1' })
    )
    const error = await rejectionOf(
      clientOf(server).posts.create(post, { idempotencyKey: 'a\r\nX-Evil: 1' })
    )
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', outcome: 'refused' })
    expect(server.seen).toHaveLength(0)
  })
})

describe('an answer with a post is read leniently', () => {
  it.each([
    ['bare', { id: 'post_1', status: 'publishing' }],
    ['wrapped in data', { data: { id: 'post_1', status: 'publishing' } }],
    ['named postId', { postId: 'post_1', status: 'publishing' }],
    ['wrapped and named postId', { ok: true, data: { postId: 'post_1', status: 'publishing' } }]
  ])('%s', async (_form, body) => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 200, body, { 'x-request-id': 'req_7' })
    )
    expect(await clientOf(server).posts.create(post)).toMatchObject({
      id: 'post_1',
      status: 'publishing',
      requestId: 'req_7'
    })
  })

  it('keeps fields it does not know, beside the whole object as it came', async () => {
    const body = {
      id: 'post_1',
      status: 'publishing',
      createdAt: '2026-06-15T09:00:00Z',
      nested: { x: 1 }
    }
    const server = await stubServer((_request, response) => sendJson(response, 201, body))
    expect(await clientOf(server).posts.create(post)).toMatchObject({
      createdAt: '2026-06-15T09:00:00Z',
      nested: { x: 1 },
      raw: body
    })
  })

  it('keeps a status it does not know, and says unknown for none', async () => {
    const bodies = [{ id: 'p', status: 'in_review' }, { id: 'p' }]
    const server = await stubServer((_request, response) => sendJson(response, 200, bodies.shift()))
    const aether = clientOf(server)
    expect((await aether.posts.get('p')).status).toBe('in_review')
    expect((await aether.posts.get('p')).status).toBe('unknown')
  })

  it('takes a number as an id and never the id of a profile', async () => {
    const bodies = [
      { id: 42, status: 'publishing' },
      { profileId: 'tiktok_xyz', status: 'publishing' }
    ]
    const server = await stubServer((_request, response) => sendJson(response, 200, bodies.shift()))
    expect((await clientOf(server).posts.create(post)).id).toBe('42')
    expect(await rejectionOf(clientOf(server).posts.create(post))).toMatchObject({ code: 'NO_ID' })
  })

  it('reads the echo of account, media and options, and where the post can be seen', async () => {
    const bodies = [
      {
        id: 'p',
        status: 'published',
        platformUrl: 'https://t.example/1',
        profileId: 'a',
        mediaKeys: ['m'],
        platforms: { tiktok: { privacyLevel: 'SELF_ONLY' } },
        publishAt: '2026-06-15T09:00:00Z'
      },
      {
        id: 'p',
        status: 'published',
        profileIds: ['a'],
        media: [{ mediaKey: 'm' }],
        platforms: { tiktok: { url: 'https://t.example/1' } }
      }
    ]
    const server = await stubServer((_request, response) => sendJson(response, 200, bodies.shift()))
    const first = await clientOf(server).posts.get('p')
    expect(first).toMatchObject({
      url: 'https://t.example/1',
      profileId: 'a',
      mediaKeys: ['m'],
      publishAt: '2026-06-15T09:00:00Z'
    })
    expect(first.platforms?.tiktok).toEqual({ privacyLevel: 'SELF_ONLY' })
    expect(await clientOf(server).posts.get('p')).toMatchObject({
      url: 'https://t.example/1',
      profileId: 'a',
      mediaKeys: ['m']
    })
  })

  it.each([
    [
      { error: { code: 'VIDEO_TOO_LONG', message: 'Too long.' } },
      { code: 'VIDEO_TOO_LONG', message: 'Too long.' }
    ],
    [
      { failure: { code: 'VIDEO_TOO_LONG' } },
      { code: 'VIDEO_TOO_LONG', message: 'The platform refused the post (VIDEO_TOO_LONG).' }
    ],
    [
      { errorCode: 'VIDEO_TOO_LONG', errorMessage: 'Too long.' },
      { code: 'VIDEO_TOO_LONG', message: 'Too long.' }
    ],
    [{ error: 'Too long.' }, { code: 'UNSPECIFIED', message: 'Too long.' }],
    [{ error: null }, undefined]
  ])('reads why a post failed from %j', async (fields, error) => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 200, { id: 'p', status: 'failed', ...fields })
    )
    expect((await clientOf(server).posts.get('p')).error).toEqual(error)
  })
})

describe('posts.get', () => {
  it('encodes the id, whatever is in it', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 200, { status: 'publishing' })
    )
    expect(await clientOf(server).posts.get('a/b?c#d e')).toMatchObject({
      id: 'a/b?c#d e',
      status: 'publishing'
    })
    expect(server.seen[0]?.path).toBe('/v1/posts/a%2Fb%3Fc%23d%20e')
  })

  it.each(['', '.', '..'])(
    'turns down the id %j, which would ask for something else',
    async (id) => {
      const server = await stubServer((_request, response) =>
        sendJson(response, 200, { status: 'publishing' })
      )
      expect(await rejectionOf(clientOf(server).posts.get(id))).toMatchObject({
        code: 'INVALID_ARGUMENT'
      })
      expect(server.connections()).toBe(0)
    }
  )
})

describe('posts.list', () => {
  it.each([
    ['a bare list', [{ id: 'p1' }, { postId: 'p2' }], null],
    ['data and nextCursor', { data: [{ id: 'p1' }, { id: 'p2' }], nextCursor: 'c2' }, 'c2'],
    ['data and next_cursor', { data: [{ id: 'p1' }, { id: 'p2' }], next_cursor: 'c2' }, 'c2'],
    [
      'a wrapped list of posts',
      { data: { posts: [{ id: 'p1' }, { id: 'p2' }], nextCursor: 'c2' } },
      'c2'
    ],
    [
      'entries without an id among others',
      { data: [{ id: 'p1' }, null, { status: 'x' }, { id: 'p2' }], nextCursor: null },
      null
    ]
  ])('reads %s', async (_form, body, nextCursor) => {
    const server = await stubServer((_request, response) => sendJson(response, 200, body))
    const page = await clientOf(server).posts.list()
    expect(page.data.map(({ id }) => id)).toEqual(['p1', 'p2'])
    expect(page.nextCursor).toBe(nextCursor)
  })

  it('asks with cursor, limit and profile, and ends on a cursor that leads back to the same page', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 200, { data: [], nextCursor: 'c&1' })
    )
    expect(
      (await clientOf(server).posts.list({ cursor: 'c&1', limit: 50, profileId: 'tiktok_xyz' }))
        .nextCursor
    ).toBeNull()
    expect(server.seen[0]?.path).toBe('/v1/posts?cursor=c%261&limit=50&profileId=tiktok_xyz')
  })

  it('does not take an answer without a list for an empty list', async () => {
    const server = await stubServer((_request, response) => sendJson(response, 200, { ok: true }))
    expect(await rejectionOf(clientOf(server).posts.list())).toMatchObject({
      code: 'NO_LIST',
      status: 200
    })
  })
})

describe('posts.update and posts.cancel', () => {
  it('send PATCH with the new time and DELETE without a body', async () => {
    const server = await stubServer((request, response) =>
      sendJson(response, 200, {
        id: 'p',
        status: request.method === 'PATCH' ? 'scheduled' : 'cancelled'
      })
    )
    expect(
      await clientOf(server).posts.update('p', { scheduledFor: '2026-06-15T09:00:00Z' })
    ).toMatchObject({ id: 'p', status: 'scheduled' })
    expect(await clientOf(server).posts.cancel('p')).toMatchObject({ id: 'p', status: 'cancelled' })
    expect(server.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PATCH', '/v1/posts/p', '{"scheduledFor":"2026-06-15T09:00:00.000Z"}'],
      ['DELETE', '/v1/posts/p', '']
    ])
  })

  it('take a yes without a body', async () => {
    const server = await stubServer((_request, response) => response.writeHead(204).end())
    expect(await clientOf(server).posts.cancel('p')).toBeNull()
  })

  it('do not take a web page or an error inside a 200 for a yes', async () => {
    const server = await stubServer((request, response) => {
      if (request.method === 'DELETE') response.end('<html><title>Sign in</title></html>')
      else sendJson(response, 200, { error: { code: 'ALREADY_PUBLISHED', message: 'Too late.' } })
    })
    expect(await rejectionOf(clientOf(server).posts.cancel('p'))).toMatchObject({
      code: 'NOT_JSON',
      outcome: 'ambiguous'
    })
    expect(
      await rejectionOf(clientOf(server).posts.update('p', { scheduledFor: new Date() }))
    ).toMatchObject({ code: 'ALREADY_PUBLISHED', message: 'Too late.' })
  })

  it('tell a missing endpoint by its status', async () => {
    const server = await stubServer((_request, response) => response.writeHead(405).end())
    expect(await rejectionOf(clientOf(server).posts.cancel('p'))).toMatchObject({
      code: 'HTTP_405',
      status: 405,
      outcome: 'refused'
    })
  })
})

describe('profiles.list', () => {
  it.each([
    ['a bare list', [{ id: 'tiktok_1', platform: 'tiktok', username: 'ada', extra: 1 }]],
    ['data', { data: [{ profileId: 'tiktok_1', platform: 'tiktok', username: 'ada', extra: 1 }] }],
    ['profiles', { profiles: [{ id: 'tiktok_1', platform: 'tiktok', handle: 'ada', extra: 1 }] }]
  ])('reads %s and keeps what it does not know', async (_form, body) => {
    const server = await stubServer((_request, response) => sendJson(response, 200, body))
    const [profile, ...rest] = await clientOf(server).profiles.list()
    expect(rest).toEqual([])
    expect(profile).toMatchObject({ id: 'tiktok_1', platform: 'tiktok', username: 'ada', extra: 1 })
    expect(profile?.status).toBeUndefined()
    expect(server.seen[0]?.path).toBe('/v1/profiles')
  })
})

describe('connectLinks.create', () => {
  it('sends platform and redirect and reads the link', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, {
        data: { url: 'https://connect.example/x', id: 'cl_1', expiresAt: '2026-06-15T09:00:00Z' }
      })
    )
    const link = await clientOf(server).connectLinks.create({
      platform: 'tiktok',
      redirectUrl: 'aether-uploader://oauth/tiktok/callback?state=n'
    })
    expect(link).toMatchObject({
      url: 'https://connect.example/x',
      id: 'cl_1',
      expiresAt: '2026-06-15T09:00:00Z'
    })
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      path: '/v1/connect-links',
      body: '{"platform":"tiktok","redirectUrl":"aether-uploader://oauth/tiktok/callback?state=n"}'
    })
  })

  it('fails plainly where no link comes', async () => {
    const server = await stubServer((_request, response) => sendJson(response, 201, {}))
    expect(
      await rejectionOf(
        clientOf(server).connectLinks.create({ platform: 'tiktok', redirectUrl: 'x://y' })
      )
    ).toMatchObject({ code: 'NO_ID' })
  })
})
