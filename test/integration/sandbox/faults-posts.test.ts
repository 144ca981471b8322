import { describe, expect, test } from 'vitest'
import { namedFaults, type FaultOrder } from '../../../src/sandbox/index.ts'
import {
  call,
  clientHeaders,
  inHours,
  postBody,
  uploadBytes,
  type Answer
} from '../../support/fakes/sandbox-client.ts'
import { sandbox, start } from '../../support/fakes/sandbox-for-test.ts'

const create = async (extra: object = {}): Promise<Answer> =>
  call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox), extra))
const get = async (id: string | undefined): Promise<Answer['json']> =>
  (await call(sandbox, 'GET', `/posts/${id}`)).json

describe('posts that end badly', () => {
  const lateCodes = Object.values(namedFaults).flatMap((fault) =>
    fault.kind === 'late-failure' ? [fault.code] : []
  )

  test.each([...lateCodes, 'a_code_nobody_wrote_down'])(
    'a post is accepted and fails with %s once processing is over',
    async (code) => {
      await start()
      sandbox.control.inject({ operation: 'createPost', fault: { kind: 'late-failure', code } })
      const created = await create()
      expect(created.status).toBe(201)
      expect(await get(created.json.id)).toMatchObject({
        status: 'failed',
        error: { code, message: expect.stringMatching(/\S/u) }
      })
      expect(sandbox.record()).toEqual([
        expect.objectContaining({ status: 'failed', errorCode: code })
      ])
    }
  )

  test('a post that never ends is publishing a year later, also after a restart', async () => {
    await start()
    sandbox.control.inject({ operation: 'createPost', fault: 'never-ends' })
    const { json } = await create()
    await sandbox.close()
    await start({ speed: 1_000_000_000 })
    const year = Date.now() + 366 * 86_400_000
    const health = async (): Promise<number> => {
      const answer = await call(sandbox, 'GET', '/_sandbox/health')
      return Date.parse(String(answer.json['time']))
    }
    await expect.poll(health).toBeGreaterThan(year)
    expect((await get(json.id)).status).toBe('publishing')
  })

  test('a late failure and a lost answer can meet in one create', async () => {
    await start()
    sandbox.control.inject({ operation: 'createPost', fault: 'late-spam_risk' })
    sandbox.control.inject({ operation: 'createPost', fault: 'error-502-done' })
    expect((await create()).status).toBe(502)
    expect(sandbox.record()).toEqual([
      expect.objectContaining({ status: 'failed', errorCode: 'spam_risk' })
    ])
    const { postId } = sandbox.record()[0] ?? {}
    expect(sandbox.control.faults()).toEqual([
      expect.objectContaining({
        name: 'late-spam_risk',
        ordinal: 1,
        hadEffect: true,
        subject: postId
      }),
      expect.objectContaining({
        name: 'error-502-done',
        ordinal: 1,
        hadEffect: true,
        subject: postId
      })
    ])
  })
})

describe('accounts and times', () => {
  test('an account expires in the middle of a batch and works again once it is renewed', async () => {
    await start()
    sandbox.control.inject({ operation: 'createPost', fault: 'profile-expired', after: 1 })
    expect((await create()).status).toBe(201)
    for (const refused of [await create(), await create()])
      expect(refused).toMatchObject({
        status: 403,
        json: { error: { code: 'PROFILE_NOT_CONNECTED' } }
      })
    expect((await call(sandbox, 'GET', '/profiles')).json.data).toEqual([
      expect.objectContaining({ status: 'expired' })
    ])
    await call(sandbox, 'POST', '/_sandbox/profiles', { id: 'tiktok_demo', status: 'active' })
    expect((await create()).status).toBe(201)
  })

  test('an account can turn out to be expired when accounts are listed', async () => {
    await start()
    sandbox.control.inject({ operation: 'listProfiles', fault: 'profile-expired' })
    expect((await call(sandbox, 'GET', '/profiles')).json.data).toEqual([
      expect.objectContaining({ id: 'tiktok_demo', status: 'expired' })
    ])
  })

  test('a scheduled time is read in another zone, shown so, and kept so', async () => {
    await start()
    const scheduledFor = inHours(10)
    const shifted = new Date(Date.parse(scheduledFor) + 4 * 3_600_000).toISOString()
    sandbox.control.inject({ operation: 'createPost', fault: 'publish-at-shifted' })
    const { json } = await create({ scheduledFor })
    expect(json).toMatchObject({ status: 'scheduled', publishAt: shifted })
    expect(sandbox.record()).toEqual([expect.objectContaining({ publishAt: shifted })])
    expect(
      (await call(sandbox, 'PATCH', `/posts/${json.id}`, { scheduledFor })).json
    ).toMatchObject({ publishAt: scheduledFor })
    sandbox.control.inject({
      operation: 'updatePost',
      fault: { kind: 'publish-at-shifted', byMinutes: -60 }
    })
    expect(
      (await call(sandbox, 'PATCH', `/posts/${json.id}`, { scheduledFor })).json
    ).toMatchObject({ publishAt: new Date(Date.parse(scheduledFor) - 3_600_000).toISOString() })
  })
})

describe('options that do not count', () => {
  test('ignored options make a post public and answers say nothing about them, after a restart too', async () => {
    await start()
    sandbox.control.inject({ operation: 'createPost', fault: 'options-ignored' })
    const { json } = await create()
    expect(json).not.toHaveProperty('platforms')
    await sandbox.close()
    await start()
    const post = await get(json.id)
    expect(post).not.toHaveProperty('platforms')
    expect(sandbox.record()).toEqual([
      expect.objectContaining({
        options: { privacyLevel: 'SELF_ONLY', disableComment: true },
        appliedOptions: {
          privacyLevel: 'PUBLIC_TO_EVERYONE',
          disableComment: false,
          disableDuet: false,
          disableStitch: false
        }
      })
    ])
    expect(
      await (await fetch(post.url ?? '', { headers: { connection: 'close' } })).text()
    ).toContain('Audience: everyone')
  })

  test('ignored options can show in the answer as what took effect', async () => {
    await start()
    sandbox.control.inject({ operation: 'createPost', fault: 'options-ignored-other-echo' })
    const { json } = await create()
    expect(json['platforms']).toEqual({
      tiktok: {
        privacyLevel: 'PUBLIC_TO_EVERYONE',
        disableComment: false,
        disableDuet: false,
        disableStitch: false
      }
    })
  })

  test('options that count are on the record as sent and as applied', async () => {
    await start()
    await create()
    expect(sandbox.record()[0]?.appliedOptions).toEqual({
      privacyLevel: 'SELF_ONLY',
      disableComment: true,
      disableDuet: false,
      disableStitch: false
    })
  })
})

describe('lists that tell half', () => {
  test('a stale list shows neither new posts nor new states, while the post itself is known', async () => {
    await start({ processingMs: 0 })
    const { json } = await create()
    sandbox.control.inject({
      operation: 'listPosts',
      fault: { kind: 'stale-list', byMs: 3_600_000 }
    })
    expect((await call(sandbox, 'GET', '/posts')).json).toEqual({ data: [], nextCursor: null })
    expect((await get(json.id)).status).toBe('published')
    expect((await call(sandbox, 'GET', '/posts')).json.data).toHaveLength(1)
  })

  test('small pages hold every post once when each page is followed', async () => {
    await start({ dailyLimit: 100, faults: 'list-small-pages' })
    const ids: (string | undefined)[] = []
    for (let number = 0; number < 4; number += 1) ids.unshift((await create()).json.id)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page: Answer = await call(
        sandbox,
        'GET',
        `/posts?limit=50${cursor ? `&cursor=${cursor}` : ''}`
      )
      expect(page.json.data).toHaveLength(1)
      seen.push(...(page.json.data ?? []).map(({ id }) => id))
      cursor = page.json.nextCursor
    } while (cursor)
    expect(seen).toEqual(ids)
  })

  test('a list can keep quiet about media and options', async () => {
    await start()
    await create()
    sandbox.control.inject({
      operation: 'listPosts',
      fault: { kind: 'omit-fields', fields: ['mediaKeys', 'platforms', 'profileId'] }
    })
    const shown = (await call(sandbox, 'GET', '/posts')).json.data?.[0]
    for (const field of ['mediaKeys', 'platforms', 'profileId'])
      expect(shown).not.toHaveProperty(field)
    expect(shown).toMatchObject({ content: { text: 'Hello' } })
    expect((await call(sandbox, 'GET', '/posts')).json.data?.[0]).toHaveProperty('mediaKeys')
  })
})

describe('calls that do not exist', () => {
  const absent: [FaultOrder['operation'], string, string][] = [
    ['listPosts', 'GET', '/posts'],
    ['listProfiles', 'GET', '/profiles'],
    ['createConnectLink', 'POST', '/connect-links']
  ]

  test.each(
    absent.flatMap((one) =>
      (
        [
          ['absent-404', 404],
          ['absent-405', 405]
        ] as const
      ).map((fault) => [...one, ...fault] as const)
    )
  )('%s can be missing: %s %s with %s is %d', async (operation, method, path, fault, status) => {
    await start()
    sandbox.control.inject({ operation, fault })
    expect((await call(sandbox, method, path, method === 'POST' ? {} : undefined)).status).toBe(
      status
    )
    expect((await create()).status).toBe(201)
  })
})

describe('from another process', () => {
  test('faults are asked for, seen and forgotten over HTTP with the key', async () => {
    await start()
    const asked = await call(sandbox, 'POST', '/_sandbox/faults', [
      { operation: 'createPost', fault: 'error-502-done' },
      { operation: 'getPost', fault: { kind: 'reset', when: 'before-body' }, times: 5 }
    ])
    expect(asked.status).toBe(201)
    expect(asked.json['pending']).toHaveLength(2)
    expect((await create()).status).toBe(502)
    const seen = await call(sandbox, 'GET', '/_sandbox/faults')
    expect(seen.json['injected']).toEqual(JSON.parse(JSON.stringify(sandbox.control.faults())))
    expect(seen.json['injected']).toEqual([
      expect.objectContaining({
        name: 'error-502-done',
        operation: 'createPost',
        ordinal: 1,
        source: 'script',
        hadEffect: true,
        subject: sandbox.record()[0]?.postId
      })
    ])
    expect(seen.json['pending']).toEqual([
      expect.objectContaining({ operation: 'getPost', times: 5 })
    ])
    expect(
      (
        await fetch(`${sandbox.origin}/_sandbox/faults`, {
          method: 'DELETE',
          headers: clientHeaders
        })
      ).status
    ).toBe(204)
    expect(sandbox.control.pending()).toEqual([])
  })

  test.each(['GET', 'POST', 'DELETE'])('%s of faults needs the key', async (method) => {
    await start()
    expect(
      (
        await fetch(`${sandbox.origin}/_sandbox/faults`, {
          method,
          headers: { connection: 'close' }
        })
      ).status
    ).toBe(401)
  })

  test.each([
    ['an unknown fault', { operation: 'createPost', fault: 'earthquake' }],
    ['an unknown operation', { operation: 'like', fault: 'error-500' }],
    ['a fault that means nothing there', { operation: 'uploadMedia', fault: 'late-internal' }],
    ['zero times', { operation: 'createPost', fault: 'error-500', times: 0 }],
    ['nothing', undefined]
  ])('%s is refused with a sentence and changes nothing', async (_name, order) => {
    await start()
    const refused = await call(sandbox, 'POST', '/_sandbox/faults', order)
    expect(refused).toMatchObject({ status: 400, json: { error: { code: 'INVALID_REQUEST' } } })
    expect(sandbox.control.pending()).toEqual([])
  })

  test('connections are refused on demand, after the demand is answered', async () => {
    await start()
    expect(
      (await call(sandbox, 'POST', '/_sandbox/refuse-connections', { forMs: 500 })).status
    ).toBe(202)
    await expect(call(sandbox, 'GET', '/profiles')).rejects.toThrow()
    await expect
      .poll(async () => (await call(sandbox, 'GET', '/profiles').catch(() => null))?.status, {
        timeout: 20_000
      })
      .toBe(200)
    expect(
      (await call(sandbox, 'POST', '/_sandbox/refuse-connections', { forMs: -1 })).status
    ).toBe(400)
  })
})
