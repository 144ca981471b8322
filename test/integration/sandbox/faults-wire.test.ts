import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Aether from 'aether'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aetherWire } from '../../../packages/aether/src/wire.ts'
import { judgeWire } from '../../../src/engine/wire/judge-wire.ts'
import {
  namedFaults,
  sandboxApiKey,
  startSandbox,
  wireVariantNames,
  wireVariants,
  type Sandbox,
  type SandboxOptions,
  type WireVariantName
} from '../../../src/sandbox/index.ts'

let stateDir: string
let sandbox: Sandbox
let aether: Aether

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sandbox-wire-'))
})
afterEach(async () => {
  await sandbox.close()
  await rm(stateDir, { recursive: true, force: true, maxRetries: 5 })
})

async function start(
  wire: NonNullable<SandboxOptions['wire']>,
  options: Partial<SandboxOptions> = {}
): Promise<void> {
  sandbox = await startSandbox({ stateDir, ffprobePath: null, processingMs: 0, wire, ...options })
  aether = new Aether({ apiKey: sandboxApiKey, baseUrl: sandbox.baseUrl, maxRetries: 0 })
}

const upload = async (): Promise<string> =>
  (
    await aether.media.upload({
      file: new Blob(['some bytes']),
      filename: 'clip.mp4',
      mimeType: 'video/mp4'
    })
  ).mediaKey
const options = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: false,
  disableStitch: true
} as const
const create = async (
  mediaKey: string,
  extra: object = {}
): ReturnType<Aether['posts']['create']> =>
  aether.posts.create({
    profileId: 'tiktok_demo',
    content: { text: 'Hello' },
    mediaKeys: [mediaKey],
    platforms: { tiktok: options },
    ...extra
  })
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

const rejection = async (
  work: Promise<unknown>
): Promise<{
  code: string
  status: number
  outcome: string
  message: string
  retryAfterMs?: number
  requestId?: string
}> => {
  try {
    await work
  } catch (error) {
    return error as never
  }
  throw new Error('It was not refused')
}

/** Variants that a client which speaks the default cannot use in part, with the call that fails and how. Everything else works as ever. */
const unusable: Partial<
  Record<
    WireVariantName,
    {
      call: 'create' | 'schedule' | 'upload' | 'get' | 'list' | 'profiles' | 'link'
      status: number
    }[]
  >
> = {
  'create-by-put': [{ call: 'create', status: 405 }],
  'get-post-elsewhere': [{ call: 'get', status: 405 }],
  'list-elsewhere': [{ call: 'list', status: 405 }],
  'upload-elsewhere': [{ call: 'upload', status: 404 }],
  'connect-links-camel': [{ call: 'link', status: 404 }],
  'profiles-elsewhere': [{ call: 'profiles', status: 404 }],
  'api-key-header': (['create', 'upload', 'get', 'list', 'profiles', 'link'] as const).map(
    (call) => ({ call, status: 401 })
  ),
  'token-scheme': (['create', 'upload', 'get', 'list', 'profiles', 'link'] as const).map(
    (call) => ({ call, status: 401 })
  ),
  'scheduled-for-renamed': [{ call: 'schedule', status: 400 }],
  'options-snake-case': [{ call: 'create', status: 400 }],
  'options-allow': [{ call: 'create', status: 400 }],
  'privacy-lower-case': [{ call: 'create', status: 400 }],
  'multipart-other-names': [{ call: 'upload', status: 400 }],
  'multipart-file-first': [{ call: 'upload', status: 400 }],
  'list-query-renamed': [{ call: 'list', status: 400 }]
}

const worksWhole = wireVariantNames.filter((name) => unusable[name] === undefined)

/** What only one reading of the answer gives away, by variant; every other variant shows all of it. */
const silent: Partial<
  Record<
    WireVariantName,
    readonly (
      | 'url'
      | 'profileId'
      | 'mediaKeys'
      | 'options'
      | 'username'
      | 'profileStatus'
      | 'linkExpiry'
    )[]
  >
> = {
  'url-absent': ['url'],
  'profile-echo-absent': ['profileId'],
  'media-echo-absent': ['mediaKeys'],
  'options-echo-absent': ['options'],
  'options-snake-case-ignored': ['options'],
  'privacy-lower-case-ignored': ['options'],
  'profile-status-absent': ['profileStatus'],
  'link-url-only': ['linkExpiry']
}

describe('a client that speaks the default', () => {
  test.each(['default', ...worksWhole] as const)(
    'gets a clip published, listed, moved and cancelled with %s',
    async (name) => {
      await start(name)
      const quiet: readonly string[] = name === 'default' ? [] : (silent[name] ?? [])
      const mediaKey = await upload()
      const created = await create(mediaKey)
      expect(created.id).toBe(sandbox.record()[0]?.postId)

      const post = await aether.posts.get(created.id)
      expect(post).toMatchObject({ id: created.id, status: 'published' })
      expect(post.url).toEqual(quiet.includes('url') ? undefined : sandbox.record()[0]?.url)
      expect(post.profileId).toBe(quiet.includes('profileId') ? undefined : 'tiktok_demo')
      expect(post.mediaKeys).toEqual(quiet.includes('mediaKeys') ? undefined : [mediaKey])
      if (quiet.includes('options')) expect(post.platforms?.tiktok).toBeUndefined()
      else if (name !== 'options-snake-case-other-echo')
        expect(post.platforms?.tiktok).toMatchObject(options)

      const page = await aether.posts.list({ limit: 10, profileId: 'tiktok_demo' })
      expect(page.data.map(({ id }) => id)).toEqual([created.id])

      const scheduled = await create(await upload(), { scheduledFor: inHours(5) })
      const later = inHours(6)
      await aether.posts.update(scheduled.id, { scheduledFor: later })
      expect(await aether.posts.get(scheduled.id)).toMatchObject({
        status: 'scheduled',
        publishAt: later
      })
      await aether.posts.cancel(scheduled.id)
      expect(await aether.posts.get(scheduled.id)).toMatchObject({ status: 'cancelled' })

      const [profile] = await aether.profiles.list()
      expect(profile).toMatchObject({
        id: 'tiktok_demo',
        username: 'practice.creator',
        displayName: 'Practice creator'
      })
      expect(profile?.status).toBe(quiet.includes('profileStatus') ? undefined : 'active')
      const link = await aether.connectLinks.create({
        platform: 'tiktok',
        redirectUrl: 'https://example.com/back'
      })
      expect(link.url.startsWith(`${sandbox.origin}/connect/`)).toBe(true)
      expect(link.expiresAt === undefined).toBe(quiet.includes('linkExpiry'))
    }
  )

  test.each(worksWhole)('is told of a refusal and of a late failure with %s', async (name) => {
    await start(name)
    const refusal = await rejection(create('org_sandbox/nothing.mp4'))
    expect(refusal).toMatchObject({ status: 400, outcome: 'refused' })
    if (name === 'error-text' || name === 'error-plain-text') expect(refusal.code).toBe('HTTP_400')
    else expect(refusal.code).toBe('MEDIA_NOT_FOUND')
    if (name !== 'error-code-text') expect(refusal.message).toContain('no uploaded media')
    if (name !== 'request-id-other-header') expect(refusal.requestId).toMatch(/^req_/u)

    sandbox.control.inject({ operation: 'createPost', fault: 'late-spam_risk' })
    const failed = await aether.posts.get((await create(await upload())).id)
    expect(failed).toMatchObject({
      status: 'failed',
      error: { code: name === 'post-error-text' ? 'UNSPECIFIED' : 'spam_risk' }
    })
    expect(failed.error?.message).toContain('judged the request')
  })

  test.each(Object.entries(unusable))(
    'is refused plainly, posting nothing, with %s',
    async (name, failures) => {
      await start(name)
      const failing = new Map(failures.map(({ call, status }) => [call, status]))
      const calls = {
        upload: () => upload(),
        create: async () =>
          create(failing.has('upload') ? 'org_sandbox/nothing.mp4' : await upload()),
        schedule: async () => create(await upload(), { scheduledFor: inHours(5) }),
        get: () => aether.posts.get('post_x'),
        list: () => aether.posts.list({ limit: 5, profileId: 'tiktok_demo' }),
        profiles: () => aether.profiles.list(),
        link: () =>
          aether.connectLinks.create({
            platform: 'tiktok',
            redirectUrl: 'https://example.com/back'
          })
      }
      for (const [call, status] of failing)
        expect(await rejection(calls[call]())).toMatchObject({ status, outcome: 'refused' })
      expect(sandbox.record()).toEqual([])
      if (!failing.has('profiles')) expect(await aether.profiles.list()).toHaveLength(1)
    }
  )
})

describe('single variants', () => {
  test.each<WireVariantName>(['idempotency-ignored', 'idempotency-other-header'])(
    'the same create sent twice posts twice with %s, once by default',
    async (name) => {
      const input = {
        profileId: 'tiktok_demo',
        content: { text: 'Hello' },
        mediaKeys: [''],
        platforms: { tiktok: options }
      }
      for (const [wire, posts] of [
        [name, 2],
        ['default', 1]
      ] as const) {
        await start(wire)
        input.mediaKeys = [await upload()]
        for (let time = 0; time < 2; time += 1)
          await aether.posts.create(input, { idempotencyKey: 'attempt-1' })
        expect(sandbox.record()).toHaveLength(posts)
        await sandbox.close()
        await rm(stateDir, { recursive: true, force: true, maxRetries: 5 })
      }
    }
  )

  test.each<[WireVariantName, boolean]>([
    ['options-snake-case-ignored', false],
    ['options-snake-case-other-echo', true],
    ['privacy-lower-case-ignored', false]
  ])('a post of a private batch goes public with %s, told by an echo: %s', async (name, echoed) => {
    await start(name)
    const post = await create(await upload())
    expect(post.platforms?.tiktok !== undefined).toBe(echoed)
    if (echoed)
      expect(post.platforms?.tiktok).toMatchObject({ privacy_level: 'PUBLIC_TO_EVERYONE' })
    expect(sandbox.record()).toEqual([
      expect.objectContaining({
        options,
        appliedOptions: expect.objectContaining({ privacyLevel: 'PUBLIC_TO_EVERYONE' })
      })
    ])
  })

  test.each<[WireVariantName, string]>([
    ['first-scheduled', 'scheduled'],
    ['first-queued', 'queued']
  ])('a post begins otherwise and then publishes with %s', async (name, first) => {
    await start(name, { processingMs: 3_600_000 })
    const { id, status, publishAt } = await create(await upload())
    expect([status, publishAt]).toEqual([first, undefined])
    await sandbox.close()
    await start(name, { speed: 100_000 })
    await expect
      .poll(async () => (await aether.posts.get(id)).status, { timeout: 20_000 })
      .toBe('published')
  })

  test.each<WireVariantName>(['retry-after-date', 'reset-in-ms', 'reset-from-now'])(
    'a pause is told in another unit with %s and understood',
    async (name) => {
      await start(name)
      sandbox.control.inject({
        operation: 'listPosts',
        fault: { kind: 'rate-limit', requests: 1, retryAfterS: 30 }
      })
      const { retryAfterMs } = await rejection(aether.posts.list())
      expect(retryAfterMs).toBeGreaterThanOrEqual(30_000)
      expect(retryAfterMs).toBeLessThanOrEqual(31_000)
      const reset = Number(
        (
          await fetch(`${sandbox.baseUrl}/profiles`, {
            headers: { authorization: `Bearer ${sandboxApiKey}` }
          })
        ).headers.get('x-ratelimit-reset')
      )
      expect(reset).toBeGreaterThan(
        { 'retry-after-date': 1e9, 'reset-in-ms': 1e12, 'reset-from-now': -1 }[name as string] ??
          Number.NaN
      )
      expect(reset).toBeLessThan(
        { 'retry-after-date': 1e11, 'reset-in-ms': 1e14, 'reset-from-now': 1e6 }[name as string] ??
          Number.NaN
      )
    }
  )

  test('a list without parameters gives its first page for every cursor', async () => {
    await start('list-query-ignored', { dailyLimit: 100 })
    const mediaKey = await upload()
    for (let number = 0; number < 25; number += 1) await create(mediaKey)
    const first = await aether.posts.list()
    expect(first.data).toHaveLength(20)
    expect(
      (await aether.posts.list({ cursor: first.nextCursor ?? '' })).data.map(({ id }) => id)
    ).toEqual(first.data.map(({ id }) => id))
  })

  test('many variants at once are still understood by a client that reads leniently', async () => {
    await start([
      'envelope-data',
      'post-id-long',
      'list-nested',
      'next-cursor-snake',
      'media-echo-objects',
      'profile-echo-list',
      'url-inside-tiktok',
      'post-error-flat',
      'profile-id-long',
      'profile-other-names',
      'error-top-level',
      'change-204',
      'create-202',
      'reset-in-ms',
      'retry-after-date'
    ])
    const mediaKey = await upload()
    const { id } = await create(mediaKey)
    expect(await aether.posts.get(id)).toMatchObject({
      status: 'published',
      mediaKeys: [mediaKey],
      profileId: 'tiktok_demo',
      url: sandbox.record()[0]?.url
    })
    expect((await aether.posts.list()).data).toHaveLength(1)
    expect(await aether.profiles.list()).toEqual([
      expect.objectContaining({ id: 'tiktok_demo', username: 'practice.creator' })
    ])
    expect(await rejection(create('nothing'))).toMatchObject({ code: 'MEDIA_NOT_FOUND' })
  })

  test('faults speak the variant, too', async () => {
    await start('error-top-level,retry-after-date')
    sandbox.control.inject({
      operation: 'createPost',
      fault: {
        kind: 'answer',
        when: 'after-effect',
        status: 503,
        body: 'error',
        code: 'UNAVAILABLE',
        retryAfterS: 60
      }
    })
    const failure = await rejection(create(await upload()))
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', status: 503, outcome: 'ambiguous' })
    expect(failure.retryAfterMs).toBeGreaterThan(59_000)
    expect(sandbox.record()).toHaveLength(1)
  })
})

test("every assumption in the client's wire table is turned over by some variant", async () => {
  await start('default')
  const assumed = Object.entries(aetherWire).flatMap(([group, rows]) =>
    Object.entries(rows).flatMap(([row, fact]) =>
      typeof fact === 'object' && 'verified' in fact && fact.verified === false
        ? [`${group}.${row}`]
        : []
    )
  )
  const flipped = new Set<string>(Object.values(wireVariants).flatMap(({ flips }) => flips))
  expect(assumed.length).toBeGreaterThan(40)
  expect(assumed.filter((row) => !flipped.has(row))).toEqual([])
  const rows = new Set(judgeWire([], sandbox.baseUrl).map(({ row }) => row))
  expect([...flipped].filter((row) => !rows.has(row))).toEqual([])
})

/** How a create ends that a fault applies to, in the client's own words: surely not done, or perhaps done. */
test.each([
  ...[
    'error-500',
    'error-502',
    'error-503',
    'error-409',
    'reset-before-body',
    'reset-after-body',
    'html-200',
    'cut-json',
    'wrong-types'
  ].map((name) => [name, 'ambiguous', 0] as const),
  ...[
    'error-408-done',
    'error-409-done',
    'error-500-done',
    'error-502-done',
    'error-503-done',
    'error-504-done',
    'html-200-done',
    'html-502-done',
    'cut-json-done',
    'wrong-types-done',
    'without-id-done',
    'empty-done',
    'reset-after-effect',
    'reset-inside-answer'
  ].map((name) => [name, 'ambiguous', 1] as const),
  ...['limit-400', 'limit-429', 'unauthorised', 'rate-limited', 'absent-404'].map(
    (name) => [name, 'refused', 0] as const
  )
])(
  'a create with the fault %s is %s for the client, and %d posts were made',
  async (name, outcome, posts) => {
    await start('default')
    const mediaKey = await upload()
    const fault = namedFaults[name]
    if (fault === undefined) throw new Error(`No fault ${name}`)
    sandbox.control.inject({ operation: 'createPost', fault })
    expect(await rejection(create(mediaKey))).toMatchObject({ outcome })
    expect(sandbox.record()).toHaveLength(posts)
  }
)
