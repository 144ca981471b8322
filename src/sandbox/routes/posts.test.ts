import { expect, test } from 'vitest'
import {
  call,
  clientHeaders,
  inHours,
  postBody,
  uploadBytes,
  type Answer
} from '../../../test/support/fakes/sandbox-client.ts'
import { sandbox, start } from '../../../test/support/fakes/sandbox-for-test.ts'

test('a post echoes what was sent and is found by id, in the list and in the record by its content', async () => {
  await start({ processingMs: 3_600_000 })
  const mediaKey = await uploadBytes(sandbox, new Blob(['abc']))
  const { status, json } = await call(sandbox, 'POST', '/posts', postBody(mediaKey))
  expect(status).toBe(201)
  expect(json).toMatchObject({
    status: 'publishing',
    profileId: 'tiktok_demo',
    mediaKeys: [mediaKey],
    platforms: { tiktok: { privacyLevel: 'SELF_ONLY', disableComment: true } }
  })
  expect(mediaKey).toMatch(/^org_sandbox\/[0-9a-f-]{36}\.mp4$/u)
  expect((await call(sandbox, 'GET', `/posts/${json.id}`)).json).toEqual(json)
  expect((await call(sandbox, 'GET', '/posts')).json).toEqual({ data: [json], nextCursor: null })
  const record = await fetch(`${sandbox.origin}/_sandbox/record`, { headers: clientHeaders })
  expect(await record.json()).toEqual(sandbox.record())
  expect(sandbox.record()).toEqual([
    expect.objectContaining({
      postId: json.id,
      mediaKey,
      sizeBytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      caption: 'Hello',
      status: 'publishing'
    })
  ])
})

test.each([
  ['an unknown account', { profileId: 'nobody' }, 404, 'PROFILE_NOT_FOUND'],
  ['unknown media', { mediaKeys: ['org_sandbox/nothing.mp4'] }, 400, 'MEDIA_NOT_FOUND'],
  ['a field of another shape', { text: 'Hello' }, 400, 'INVALID_REQUEST'],
  ['a caption that is too long', { content: { text: 'x'.repeat(2_201) } }, 422, 'CAPTION_TOO_LONG'],
  ['a time in the past', { scheduledFor: '2020-01-01T00:00:00Z' }, 400, 'SCHEDULE_IN_PAST'],
  ['a time eleven days ahead', { scheduledFor: inHours(11 * 24) }, 400, 'SCHEDULE_TOO_FAR']
])('a post with %s is refused and leaves no trace', async (_name, extra, status, code) => {
  await start()
  expect(
    await call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox), extra))
  ).toMatchObject({ status, json: { error: { code } } })
  expect(sandbox.record()).toEqual([])
})

test('an expired connection is refused by name until it is renewed', async () => {
  await start()
  await call(sandbox, 'POST', '/_sandbox/profiles', { id: 'tiktok_demo', status: 'expired' })
  const body = postBody(await uploadBytes(sandbox))
  expect(await call(sandbox, 'POST', '/posts', body)).toMatchObject({
    status: 403,
    json: { error: { code: 'PROFILE_NOT_CONNECTED' } }
  })
  await call(sandbox, 'POST', '/_sandbox/profiles', { id: 'tiktok_demo', status: 'active' })
  expect((await call(sandbox, 'POST', '/posts', body)).status).toBe(201)
})

test('the same idempotency key gives the same post again, also after the daily limit and a restart', async () => {
  await start({ dailyLimit: 1 })
  const body = postBody(await uploadBytes(sandbox))
  const key = { 'idempotency-key': 'attempt-1' }
  const first = await call(sandbox, 'POST', '/posts', body, key)
  await sandbox.close()
  await start({ dailyLimit: 1 })
  const again = await call(sandbox, 'POST', '/posts', body, key)
  expect(again).toMatchObject({ status: 201, json: { id: first.json.id } })
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(sandbox.record()).toHaveLength(1)
})

test('the same idempotency key with another body is a conflict, and a refused post does not use its key up', async () => {
  await start()
  const mediaKey = await uploadBytes(sandbox)
  const key = { 'idempotency-key': 'attempt-1' }
  expect(
    (await call(sandbox, 'POST', '/posts', postBody('org_sandbox/nothing.mp4'), key)).status
  ).toBe(400)
  expect((await call(sandbox, 'POST', '/posts', postBody(mediaKey), key)).status).toBe(201)
  expect(
    await call(sandbox, 'POST', '/posts', postBody(mediaKey, { content: { text: 'Other' } }), key)
  ).toMatchObject({ status: 409, json: { error: { code: 'IDEMPOTENCY_CONFLICT' } } })
  expect(sandbox.record()).toHaveLength(1)
})

test('of twenty equal requests sent at once under one key, one post is made', async () => {
  await start()
  const body = postBody(await uploadBytes(sandbox))
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call(sandbox, 'POST', '/posts', body, { 'idempotency-key': 'once' })
    )
  )
  expect(new Set(answers.map((answer) => answer.json.id)).size).toBe(1)
  expect(sandbox.record()).toHaveLength(1)
})

test('an account takes its daily limit, and a cancelled post gives its place back', async () => {
  await start({ dailyLimit: 2 })
  const mediaKey = await uploadBytes(sandbox)
  await call(sandbox, 'POST', '/posts', postBody(mediaKey))
  const scheduled = await call(
    sandbox,
    'POST',
    '/posts',
    postBody(mediaKey, { scheduledFor: inHours(2) })
  )
  expect(await call(sandbox, 'POST', '/posts', postBody(mediaKey))).toMatchObject({
    status: 400,
    json: { error: { code: 'POST_LIMIT_REACHED' } }
  })
  expect(
    (await call(sandbox, 'POST', '/posts', postBody(mediaKey, { scheduledFor: inHours(48) })))
      .status
  ).toBe(201)
  await call(sandbox, 'DELETE', `/posts/${scheduled.json.id}`)
  expect((await call(sandbox, 'POST', '/posts', postBody(mediaKey))).status).toBe(201)
})

test("the daily limit rolls: after 24 of the sandbox's hours there is room again", async () => {
  await start({ dailyLimit: 1 })
  await call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox)))
  expect(
    (await call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox)))).json.error?.code
  ).toBe('POST_LIMIT_REACHED')
  await sandbox.close()
  await start({ dailyLimit: 1, speed: 40_000 })
  await expect
    .poll(
      async () =>
        (await call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox)))).status,
      { timeout: 20_000 }
    )
    .toBe(201)
})

test('a scheduled post keeps the asked instant, can be moved and cancelled, and publishes at its time', async () => {
  await start()
  const mediaKey = await uploadBytes(sandbox)
  const asked = `${inHours(3).slice(0, 19)}+00:00`
  const { json } = await call(
    sandbox,
    'POST',
    '/posts',
    postBody(mediaKey, { scheduledFor: asked })
  )
  expect(json).toMatchObject({ status: 'scheduled', publishAt: new Date(asked).toISOString() })
  const later = inHours(4)
  expect(
    (await call(sandbox, 'PATCH', `/posts/${json.id}`, { scheduledFor: later })).json
  ).toMatchObject({ status: 'scheduled', publishAt: later })
  expect((await call(sandbox, 'DELETE', `/posts/${json.id}`)).json).toMatchObject({
    status: 'cancelled'
  })
  expect((await call(sandbox, 'DELETE', `/posts/${json.id}`)).status).toBe(200)
  expect(await call(sandbox, 'PATCH', `/posts/${json.id}`, { scheduledFor: later })).toMatchObject({
    status: 409,
    json: { error: { code: 'POST_NOT_EDITABLE' } }
  })

  const other = await call(
    sandbox,
    'POST',
    '/posts',
    postBody(mediaKey, { scheduledFor: inHours(5) })
  )
  await sandbox.close()
  await start({ speed: 1_000_000 })
  await expect
    .poll(async () => (await call(sandbox, 'GET', `/posts/${other.json.id}`)).json.status, {
      timeout: 20_000
    })
    .toBe('published')
  expect((await call(sandbox, 'GET', `/posts/${json.id}`)).json.status).toBe('cancelled')
})

test('a post that is publishing can be neither moved nor cancelled', async () => {
  await start({ processingMs: 3_600_000 })
  const { json } = await call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox)))
  for (const answer of [
    await call(sandbox, 'DELETE', `/posts/${json.id}`),
    await call(sandbox, 'PATCH', `/posts/${json.id}`, { scheduledFor: inHours(2) })
  ]) {
    expect(answer).toMatchObject({ status: 409, json: { error: { code: 'POST_NOT_EDITABLE' } } })
  }
  expect(sandbox.record()[0]?.status).toBe('publishing')
})

const idsOf = (page: Answer): string[] => (page.json.data ?? []).map((post) => post.id)

test('the list goes page by page, newest first, each post once, for all accounts or one', async () => {
  await start({ dailyLimit: 100 })
  const mediaKey = await uploadBytes(sandbox)
  const ids: (string | undefined)[] = []
  for (let number = 0; number < 5; number += 1)
    ids.unshift((await call(sandbox, 'POST', '/posts', postBody(mediaKey))).json.id)
  const first = await call(sandbox, 'GET', '/posts?limit=2')
  await call(sandbox, 'POST', '/posts', postBody(mediaKey))
  const second = await call(sandbox, 'GET', `/posts?limit=2&cursor=${first.json.nextCursor}`)
  const third = await call(
    sandbox,
    'GET',
    `/posts?limit=2&cursor=${second.json.nextCursor}&profileId=tiktok_demo`
  )
  expect([first, second, third].flatMap(idsOf)).toEqual(ids)
  expect(third.json.nextCursor).toBeNull()
  expect((await call(sandbox, 'GET', '/posts?profileId=other')).json).toEqual({
    data: [],
    nextCursor: null
  })
  expect((await call(sandbox, 'GET', '/posts?cursor=nonsense')).status).toBe(400)
  expect((await call(sandbox, 'GET', '/posts?limit=0')).status).toBe(400)
})
