import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { WireRow } from '../../../src/contract/cli-lines.ts'
import { MetaStore } from '../../../src/engine/queue/store/meta-store.ts'
import { openDatabase } from '../../../src/engine/queue/store/open-database.ts'
import {
  sandboxApiKey,
  startSandbox,
  wireVariantNames,
  wireVariants,
  type Sandbox,
  type WireVariantName
} from '../../../src/sandbox/index.ts'
import { startFaultProxy, type Fault } from '../../support/fakes/fault-proxy.ts'
import { linesOf } from '../../support/process/cli-process.ts'
import { runSeated, type Said } from '../../support/engine/seat.ts'
import { copyClip, makeShortClip } from '../../support/fixtures/make-clips.ts'
import {
  seededCaption,
  seededCount,
  seededName,
  seedPosts
} from '../../support/fakes/seed-posts.ts'
import { sideBySide } from '../../support/engine/side-by-side.ts'

interface Looked extends Said {
  rows: Map<string, WireRow>
  methods: string[]
}

/** Runs `doctor --api --json` at a proxy before the sandbox, which says what was asked. */
async function look(
  sandbox: Sandbox,
  home: string,
  {
    more = [],
    env = {},
    typed = null,
    fault = () => ({ kind: 'pass' })
  }: {
    more?: string[]
    env?: NodeJS.ProcessEnv
    typed?: string | null
    fault?: (method: string, path: string) => Fault
  } = {}
): Promise<Looked> {
  const methods: string[] = []
  const proxy = await startFaultProxy(sandbox.baseUrl, (method, address) => {
    methods.push(method)
    return fault(method, address)
  })
  try {
    const said = await runSeated(
      ['doctor', '--api', '--json', ...more],
      {
        AETHER_BASE_URL: proxy.baseUrl,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_UPLOADER_HOME: home,
        ...env
      },
      typed
    )
    const rows = new Map(
      linesOf(said).flatMap((line) => (line.event === 'wire' ? [[line.row, line] as const] : []))
    )
    return { ...said, rows, methods }
  } finally {
    await proxy.close()
  }
}

async function withSandbox<Result>(
  wire: WireVariantName | 'default',
  use: (sandbox: Sandbox, root: string) => Promise<Result>
): Promise<Result> {
  const root = await mkdtemp(path.join(tmpdir(), 'doctor-'))
  const sandbox = await startSandbox({
    stateDir: path.join(root, 'sandbox'),
    wire,
    processingMs: 0,
    speed: 20,
    dailyLimit: 100,
    ffprobePath: null
  })
  try {
    return await use(sandbox, root)
  } finally {
    await sandbox.close()
    await rm(root, { recursive: true, force: true })
  }
}

const differing = ({ rows }: Looked): string[] =>
  [...rows.values()].filter(({ verdict }) => verdict === 'differs').map(({ row }) => row)
const verdicts = ({ rows }: Looked, of: WireRow['verdict']): string[] =>
  [...rows.values()].filter(({ verdict }) => verdict === of).map(({ row }) => row)

describe('doctor --api tells how Aether speaks', () => {
  let seen: (variant: WireVariantName | 'default') => Promise<Looked>
  beforeAll(() => {
    seen = sideBySide(['default', ...wireVariantNames] as const, 2, (variant) =>
      withSandbox(variant, async (sandbox, root) => {
        await seedPosts(sandbox, variant)
        return look(sandbox, path.join(root, 'home'))
      })
    )
  })

  test('as assumed, where it speaks so', async () => {
    const usual = await seen('default')
    expect(usual.code, usual.stderr).toBe(0)
    expect(differing(usual)).toEqual([])
    // What no GET can show, and what nobody here has posted.
    expect(
      verdicts(usual, 'not seen').map((row) =>
        row.replace(/^answerFields.(connectLink|post).*/, '$1')
      )
    ).toEqual([
      'baseUrl',
      'routes.createPost',
      'routes.updatePost',
      'routes.cancelPost',
      'routes.uploadMedia',
      'routes.createConnectLink',
      'requestHeaders.idempotencyKey',
      'responseHeaders.retryAfter',
      'requestFields.scheduledFor',
      'requestFields.platform',
      'requestFields.redirectUrl',
      'requestFields.uploadFile',
      'requestFields.uploadMimeType',
      'post',
      'post',
      'post',
      'post',
      'answerFields.mediaKey',
      'answerFields.profileAvatarUrl',
      'connectLink',
      'connectLink',
      'connectLink',
      'postStates.draft',
      'apiErrorCodes.videoTooShort',
      'apiErrorCodes.videoTooLong',
      'apiErrorCodes.captionTooLong'
    ])
  })

  test.each(wireVariantNames)('in the variant %s', async (variant) => {
    const [usual, told] = [await seen('default'), await seen(variant)]
    expect(new Set(told.methods)).toEqual(new Set(['GET']))
    const flips = new Set<string>(wireVariants[variant].flips)
    expect(differing(told).filter((row) => !flips.has(row))).toEqual([])
    const visible = verdicts(usual, 'as assumed').filter((row) => flips.has(row))
    expect(visible.filter((row) => told.rows.get(row)?.verdict === 'as assumed')).toEqual([])
    expect(differing(told).length > 0).toBe(visible.length > 0)
    expect(told.code).toBe(visible.length > 0 ? 1 : 0)
  })

  test.each([
    ['default', 'as assumed', 'retry-after, seconds'],
    ['retry-after-date', 'differs', 'retry-after, a date']
  ] as const)('and how long it asks to wait, in the variant %s', (variant, verdict, seenAs) =>
    withSandbox(variant, async (sandbox, root) => {
      sandbox.control.inject({ operation: 'listProfiles', fault: 'rate-limited' })
      expect(
        (await look(sandbox, path.join(root, 'home'))).rows.get('responseHeaders.retryAfter')
      ).toMatchObject({ verdict, seen: seenAs })
    })
  )
})

type Answer = Omit<Extract<Fault, { kind: 'rewrite' }>, 'kind'>
type Json = Record<string, unknown>

const inJson =
  (change: (body: Json) => unknown) =>
  (text: string): string =>
    JSON.stringify(change(JSON.parse(text) as Json))
/** Changes every post of a list, and a post alone. */
const inPosts = (change: (post: Json) => Json) =>
  inJson((body) =>
    'data' in body
      ? { ...body, data: (body['data'] as Json[]).map(change) }
      : 'content' in body
        ? change(body)
        : body
  )
const renamed =
  (from: string, to: string) =>
  ({ [from]: value, ...rest }: Json): Json => ({
    ...(value !== undefined && { [to]: value }),
    ...rest
  })

/** Nothing of this is among the variants; each with what has to be told. */
const deviations: Record<string, { on?: RegExp; answer: Answer; told: Record<string, string> }> = {
  'the list of posts is called results': {
    on: /\/posts(\?|$)/,
    answer: { body: inJson(renamed('data', 'results')) },
    told: { 'answerFields.listItems': 'results' }
  },
  'the id of a post is called uuid': {
    answer: { body: inPosts(renamed('id', 'uuid')) },
    told: { 'answerFields.postId': 'uuid' }
  },
  'states are written in capitals': {
    answer: {
      body: inPosts((post) => ({ ...post, status: String(post['status']).toUpperCase() }))
    },
    told: {
      'postStates.published': 'PUBLISHED',
      'postStates.cancelled': 'CANCELLED',
      'postStates.failed': 'FAILED'
    }
  },
  'cancelled is spelled canceled, and one state is new': {
    answer: {
      body: (text) =>
        text.replaceAll('"cancelled"', '"canceled"').replaceAll('"scheduled"', '"in_review"')
    },
    told: { 'postStates.cancelled': 'canceled', 'post.otherStates': 'in_review' }
  },
  'times are seconds since 1970': {
    answer: {
      body: inPosts((post) => ({
        ...post,
        createdAt: Math.floor(Date.parse(String(post['createdAt'])) / 1000)
      }))
    },
    told: { 'post.times': 'createdAt: number' }
  },
  'times have no zone': {
    answer: { body: (text) => text.replaceAll(/(T[\d:.]+)Z"/g, '$1"') },
    told: { 'post.times': 'createdAt: another text' }
  },
  'the list is oldest first': {
    on: /\/posts(\?|$)/,
    answer: { body: inJson((body) => ({ ...body, data: (body['data'] as Json[]).toReversed() })) },
    told: { 'list.order': 'oldest first' }
  },
  'the list shows less than the post alone': {
    on: /\/posts(\?|$)/,
    answer: { body: inPosts(({ content, ...post }) => (content === undefined ? post : post)) },
    told: { 'post.byId': 'with other fields: content, content.text' }
  },
  'a post that is not there is 200 and null': {
    on: /no_such/,
    answer: { body: () => 'null', status: () => 200 },
    told: { 'error.unknownId': 'HTTP 200' }
  },
  'the next page is in pagination.next': {
    on: /\/posts(\?|$)/,
    answer: {
      body: inJson(({ nextCursor, ...body }) => ({ ...body, pagination: { next: nextCursor } }))
    },
    told: { 'answerFields.listNextCursor': 'pagination.next' }
  },
  'a post alone is wrapped in post': {
    on: /\/posts\/post/,
    answer: { body: inJson((body) => ({ post: body })) },
    told: { 'answerFields.envelope': 'post' }
  },
  'errors are a list': {
    on: /no_such/,
    answer: { body: inJson(({ error }) => ({ errors: [error] })) },
    told: { 'answerFields.error': 'errors, a list' }
  },
  'limits of the rate have the names of the RFC draft': {
    answer: {
      body: (text) => text,
      headers: (all) =>
        Object.fromEntries(
          Object.entries(all).map(([name, value]) => [
            name.replace('x-ratelimit', 'ratelimit'),
            value
          ])
        )
    },
    told: { 'responseHeaders.rateLimitLimit': 'ratelimit-limit' }
  },
  'the audience is visibility, and ONLY_ME for oneself': {
    answer: {
      body: (text) =>
        text.replaceAll('"privacyLevel"', '"visibility"').replaceAll('SELF_ONLY', 'ONLY_ME')
    },
    told: { 'requestFields.privacyLevel': 'visibility', 'privacyLevels.self': 'ONLY_ME' }
  }
}

describe('doctor --api tells a deviation that nobody foresaw', () => {
  const all = new Map<string, Looked>()
  beforeAll(() =>
    withSandbox('default', async (sandbox, root) => {
      await seedPosts(sandbox, 'default')
      for (const [name, { on = /./, answer }] of Object.entries(deviations)) {
        all.set(
          name,
          await look(sandbox, path.join(root, name), {
            fault: (_method, address) =>
              on.test(address) ? { kind: 'rewrite', ...answer } : { kind: 'pass' }
          })
        )
      }
    })
  )

  test.each(Object.keys(deviations))('%s', (name) => {
    const looked = all.get(name)
    expect(looked?.code, looked?.stderr).toBe(1)
    for (const [row, seenAs] of Object.entries(deviations[name]?.told ?? {}))
      expect(looked?.rows.get(row), row).toMatchObject({ verdict: 'differs', seen: seenAs })
  })
})

describe('what doctor --api asks', () => {
  test('is counted like any call, and not asked where the month has no room for it', () =>
    withSandbox('default', async (sandbox, root) => {
      const home = path.join(root, 'home')
      const env = {
        AETHER_BASE_URL: sandbox.baseUrl,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_UPLOADER_HOME: home
      }
      const calls = async (): Promise<unknown> =>
        (
          JSON.parse((await runSeated(['doctor', '--json'], env)).stdout) as {
            report: { apiCallsThisMonth: number }
          }
        ).report.apiCallsThisMonth
      const first = linesOf(await runSeated(['doctor', '--api', '--json'], env)).at(-1)
      expect(first).toMatchObject({ event: 'summary', answers: 5 })
      expect(await calls()).toBe(5)
      await runSeated(['queue', 'budget', '100'], env)
      const db = openDatabase(home)
      for (let asked = 5; asked < 95; asked++) new MetaStore(db).countCall(Date.now())
      db.close()
      const refused = await runSeated(['doctor', '--api', '--json'], env)
      expect(refused).toMatchObject({ code: 2, stdout: '' })
      expect(refused.stderr).toContain('95 of 100 API calls')
      expect(await calls()).toBe(95)
    }))

  test('needs a key that is taken', () =>
    withSandbox('default', async (sandbox, root) => {
      expect(
        await look(sandbox, path.join(root, 'a'), { env: { AETHER_API_KEY: '' } })
      ).toMatchObject({ code: 2, stdout: '', methods: [] })
      const refused = await look(sandbox, path.join(root, 'b'), {
        env: { AETHER_API_KEY: 'of-somebody-else' }
      })
      expect(refused).toMatchObject({ code: 3, methods: ['GET', 'GET', 'GET'] })
      expect(refused.rows.get('answerFields.errorCode')?.verdict).toBe('as assumed')
      expect(refused.rows.get('requestHeaders.authorization')?.verdict).toBe('not seen')
      const unreachable = await look(sandbox, path.join(root, 'c'), {
        env: { AETHER_BASE_URL: 'http://127.0.0.1:9/v1' }
      })
      expect(unreachable.code).toBe(1)
      expect(verdicts(unreachable, 'not seen')).toHaveLength(unreachable.rows.size)
      for (const args of [
        ['--save', 'x'],
        ['--with-one-private-post', 'x']
      ])
        expect((await runSeated(['doctor', ...args], {})).code).toBe(2)
    }))

  test('is saved without key, captions, paths and names, and shown as a table', () =>
    withSandbox('default', async (sandbox, root) => {
      await seedPosts(sandbox, 'default')
      const echo = inPosts((post) => ({
        [sandboxApiKey]: 1,
        ...post,
        status: `${sandboxApiKey} odd`
      }))
      const file = path.join(root, 'api.json')
      const home = path.join(root, 'home')
      const saved = await look(sandbox, home, {
        more: ['--save', file],
        env: { HOME: root },
        fault: () => ({ kind: 'rewrite', body: echo })
      })
      const text = await readFile(file, 'utf8')
      expect(JSON.parse(text)).toMatchObject({
        rows: expect.arrayContaining([
          expect.objectContaining({ row: 'post.otherStates', verdict: 'differs' })
        ]),
        answers: expect.arrayContaining([expect.objectContaining({ path: '/posts/{id}' })])
      })
      for (const secret of [
        sandboxApiKey,
        seededCaption,
        seededName,
        root,
        'practice.creator',
        'some bytes',
        '/practice/'
      ])
        expect(text + saved.stdout + saved.stderr.replace(file, '')).not.toContain(secret)
      const again = await look(sandbox, path.join(root, 'b'), { more: ['--save', file] })
      expect([again.code, await readFile(file, 'utf8')]).toEqual([1, text])
      expect(again.stderr).toContain('There is a file called api.json already')
      const table = await runSeated(['doctor', '--api'], {
        AETHER_BASE_URL: sandbox.baseUrl,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_UPLOADER_HOME: path.join(root, 'c')
      })
      expect(table.stdout).toMatch(/^✔ as assumed routes\.listPosts +GET \/posts$/m)
      expect(table.stdout.trimEnd().split('\n').at(-1)).toMatch(
        /^84 rows: \d+ as assumed, 0 differ, \d+ not seen in 7 answers$/
      )
    }))
})

describe('one private post', () => {
  /** Posts a fresh clip from a seat where `typed` is typed. */
  const post = (
    wire: WireVariantName | 'default',
    {
      typed = 'practice.creator',
      prepare
    }: { typed?: string | null; prepare?: (sandbox: Sandbox, clip: string) => unknown } = {}
  ) =>
    withSandbox(wire, async (sandbox, root) => {
      const clip = await copyClip(path.join(root, 'private.mp4'))
      await prepare?.(sandbox, clip)
      const said = await look(sandbox, path.join(root, 'home'), {
        typed,
        more: ['--with-one-private-post', clip]
      })
      return { ...said, record: sandbox.record(), stderr: said.stderr.replaceAll(root, '') }
    })

  let usual: Awaited<ReturnType<typeof post>>
  beforeAll(async () => {
    usual = await post('default')
  })

  test('is made for its owner alone, followed, and shows what no GET does', () => {
    expect(usual.code, usual.stderr).toBe(0)
    expect(usual.record).toMatchObject([
      {
        status: 'published',
        caption: '',
        appliedOptions: {
          privacyLevel: 'SELF_ONLY',
          disableComment: true,
          disableDuet: true,
          disableStitch: true
        }
      }
    ])
    expect(usual.methods.filter((method) => method !== 'GET')).toEqual(['POST', 'POST'])
    expect(
      [
        'routes.createPost',
        'routes.uploadMedia',
        'requestFields.uploadFile',
        'answerFields.mediaKey',
        'privacyLevels.self'
      ].map((row) => usual.rows.get(row)?.verdict)
    ).toEqual(Array.from({ length: 5 }, () => 'as assumed'))
    expect(usual.stderr).toContain(
      'Echoed as sent: privacyLevel, disableComment, disableDuet, disableStitch.'
    )
    expect(usual.stderr).toMatch(
      /Look at this post on TikTok now \(http\S+\): only you should be able to see it\./
    )
  })

  test.each([null, '', 'yes', 'someone.else'])(
    'is not made where %j is typed in place of the account',
    async (typed) => {
      const { code, record, stderr } = await post('default', { typed })
      expect([code, record]).toEqual([typed === null ? 2 : 1, []])
      expect(stderr).toContain('Nothing was sent')
    }
  )

  test('is made once where its answer is lost, and says that nobody knows', async () => {
    const { code, record, stdout, methods } = await post('media-echo-absent', {
      prepare: (sandbox) =>
        sandbox.control.inject({ operation: 'createPost', fault: 'reset-after-effect' })
    })
    expect([code, record.length]).toEqual([4, 1])
    expect(stdout).toContain('NOT_CONFIRMED')
    expect(methods.filter((method) => method !== 'GET')).toEqual(['POST', 'POST'])
  })

  test('is not made of a video that would be refused, nor of a folder', () =>
    withSandbox('default', async (sandbox, root) => {
      const short = await makeShortClip(path.join(root, 'short.mp4'))
      await copyClip(path.join(root, 'long.mp4'))
      for (const [file, why] of [
        [short, 'VIDEO_TOO_SHORT'],
        [root, 'Nothing was sent'],
        [path.join(root, 'none.mp4'), 'FILE_UNREADABLE']
      ] as const) {
        const said = await look(sandbox, path.join(root, 'home'), {
          typed: 'practice.creator',
          more: ['--with-one-private-post', file]
        })
        expect(said).toMatchObject({ code: 2, methods: [], stderr: expect.stringContaining(why) })
      }
    }))

  test('is not made where something else would go out with it', () =>
    withSandbox('default', async (sandbox, root) => {
      const [clip, later] = await Promise.all(
        ['private', 'later'].map((name) => copyClip(path.join(root, `${name}.mp4`)))
      )
      const env = {
        AETHER_BASE_URL: sandbox.baseUrl,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_UPLOADER_HOME: path.join(root, 'home')
      }
      const at = new Date(Date.now() + 3_600_000).toISOString()
      expect(
        await runSeated(
          [
            'publish',
            later ?? '',
            '--profile',
            'tiktok_demo',
            '--privacy',
            'self',
            '--yes',
            '--at',
            at,
            '--keep-local'
          ],
          env
        )
      ).toMatchObject({ code: 5 })
      const said = await runSeated(
        ['doctor', '--api', '--with-one-private-post', clip ?? ''],
        env,
        'practice.creator'
      )
      expect([said.code, said.stderr, sandbox.record()]).toEqual([
        2,
        expect.stringContaining('1 file of the queue'),
        []
      ])
    }))

  const shownByPosting = wireVariantNames.filter((variant) => {
    const flips: readonly string[] = wireVariants[variant].flips
    // The SDK sends the file last anyway.
    return (
      variant !== 'multipart-file-last' &&
      flips.some((row) =>
        /^(routes\.(createPost|uploadMedia)|requestFields\.(upload|privacy|disable)|privacyLevels)/.test(
          row
        )
      )
    )
  })
  test.each(shownByPosting)('shows the variant %s', async (variant) => {
    const told = await post(variant, { prepare: (sandbox) => seedPosts(sandbox, variant) })
    const flips = new Set<string>(wireVariants[variant].flips)
    expect(differing(told).filter((row) => !flips.has(row))).toEqual([])
    expect([...flips].filter((row) => told.rows.get(row)?.verdict === 'as assumed')).toEqual([])
    expect(differing(told).length, told.stdout).toBeGreaterThan(0)
    expect(told.record.length - seededCount).toBeLessThanOrEqual(1)
    expect(told.code).toBe(1)
  })
})
