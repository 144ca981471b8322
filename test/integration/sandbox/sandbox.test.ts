import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts'
import {
  call,
  clientHeaders,
  postBody,
  uploadBytes,
  type Answer
} from '../../support/fakes/sandbox-client.ts'

const run = promisify(execFile)
const pollMs = { timeout: 60_000 }

let clipsDir: string
let stateDir: string
let sandbox: Sandbox

beforeAll(async () => {
  clipsDir = await mkdtemp(join(tmpdir(), 'sandbox-clips-'))
  await Promise.all([
    clip('good.mp4', 16),
    clip('short.mp4', 5),
    clip('long.mp4', 62),
    clip('small.mp4', 16, '160x284'),
    clip('slow.mp4', 16, '360x640', 10),
    clip('matroska.mkv', 16)
  ])
  await writeFile(join(clipsDir, 'text.mp4'), 'This is no video at all.\n'.repeat(100))
})
afterAll(() => rm(clipsDir, { recursive: true, force: true, maxRetries: 5 }))

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sandbox-state-'))
})
afterEach(async () => {
  await sandbox.close()
  await rm(stateDir, { recursive: true, force: true, maxRetries: 5 })
})

function ffmpegPath(): string {
  const named = process.env['FFMPEG_PATH']
  if (named !== undefined && named !== '') return named
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'ffmpeg'))
    .find((path) => existsSync(path))
  return onPath ?? String(createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path)
}

/** A plain-coloured H.264 clip, quick to make at any length. */
async function clip(name: string, seconds: number, size = '360x640', fps = 24): Promise<void> {
  const source = `color=c=teal:size=${size}:rate=${fps}:duration=${seconds}`
  await run(ffmpegPath(), [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    join(clipsDir, name)
  ])
}

async function start(options: Partial<SandboxOptions> = {}): Promise<void> {
  sandbox = await startSandbox({ stateDir, processingMs: 1_000, ...options })
}

async function uploadClip(name: string, mimeType?: string): Promise<string> {
  return uploadBytes(sandbox, new Blob([await readFile(join(clipsDir, name))]), mimeType)
}

async function settled(id: string | undefined): Promise<Answer['json']> {
  await expect
    .poll(async () => (await call(sandbox, 'GET', `/posts/${id}`)).json.status, pollMs)
    .not.toBe('publishing')
  return (await call(sandbox, 'GET', `/posts/${id}`)).json
}

test('a clip is uploaded, posted, published and playable at its link, caption escaped', async () => {
  await start()
  const bytes = await readFile(join(clipsDir, 'good.mp4'))
  const created = await call(
    sandbox,
    'POST',
    '/posts',
    postBody(await uploadClip('good.mp4'), { content: { text: '<b>Hi</b> & "bye" #ok' } })
  )
  expect(created.json.status).toBe('publishing')
  const post = await settled(created.json.id)
  expect(post).toMatchObject({
    status: 'published',
    url: expect.stringMatching(/\/practice\/@practice\.creator\/video\/\d{19}$/u)
  })
  expect(post.url?.startsWith(sandbox.origin)).toBe(true)
  const accountPage = await (await fetch(`${sandbox.origin}/practice/@practice.creator`)).text()
  expect(accountPage).toContain(
    `href="${new URL(post.url ?? '').pathname}">&lt;b&gt;Hi&lt;/b&gt; &amp; &quot;bye&quot; #ok</a>`
  )
  expect(sandbox.record()).toEqual([
    expect.objectContaining({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
      status: 'published',
      url: post.url
    })
  ])

  const html = await (await fetch(post.url ?? '')).text()
  expect(html).toContain('&lt;b&gt;Hi&lt;/b&gt; &amp; &quot;bye&quot; #ok')
  expect(html).not.toContain('<b>Hi')
  const source = /<video[^>]* src="([^"]+)"/u.exec(html)?.[1] ?? ''
  const video = `${sandbox.origin}${source}`

  const whole = await fetch(video)
  expect(whole.headers.get('content-type')).toBe('video/mp4')
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  const part = await fetch(video, { headers: { range: 'bytes=100-299' } })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe(`bytes 100-299/${bytes.length}`)
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 300))).toBe(true)
  expect((await fetch(video, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416)
  const head = await fetch(video, { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe(String(bytes.length))
})

test('a post has no page and no video at its address before it is published', async () => {
  await start({ processingMs: 0 })
  const scheduledFor = new Date(Date.now() + 3_600_000).toISOString()
  const { json } = await call(
    sandbox,
    'POST',
    '/posts',
    postBody(await uploadClip('good.mp4'), { scheduledFor })
  )
  expect(json.url).toBeUndefined()
  await sandbox.close()
  const db = new Database(join(stateDir, 'sandbox.db'))
  const videoId = String(db.prepare('SELECT video_id FROM posts').pluck().get())
  db.close()

  await start()
  const addresses = [
    `${sandbox.origin}/practice/@practice.creator/video/${videoId}`,
    `${sandbox.origin}/practice/media/${videoId}`
  ]
  const statuses = async (): Promise<number[]> =>
    Promise.all(
      addresses.map(
        async (address) => (await fetch(address, { headers: { connection: 'close' } })).status
      )
    )
  expect(await statuses()).toEqual([404, 404])
  await sandbox.close()
  await start({ speed: 1_000_000 })
  await expect.poll(statuses, pollMs).toEqual([200, 200])
})

test.each([
  ['short.mp4', 'VIDEO_TOO_SHORT', /^The video is 5\.0 s long; this account takes 15 to 60 s\.$/u],
  ['long.mp4', 'VIDEO_TOO_LONG', /^The video is 62\.0 s long; this account takes 15 to 60 s\.$/u]
])('%s is refused when posted, by its own bytes', async (name, code, message) => {
  await start()
  const refused = await call(sandbox, 'POST', '/posts', postBody(await uploadClip(name)))
  expect(refused).toMatchObject({
    status: 422,
    json: { error: { code, message: expect.stringMatching(message) } }
  })
  expect(sandbox.record()).toEqual([])
})

test('a creator account takes the clip that is too long for a standard one', async () => {
  await start()
  await call(sandbox, 'POST', '/_sandbox/profiles', {
    id: 'tiktok_long',
    username: 'long.one',
    type: 'creator'
  })
  const created = await call(
    sandbox,
    'POST',
    '/posts',
    postBody(await uploadClip('long.mp4'), { profileId: 'tiktok_long' })
  )
  expect(await settled(created.json.id)).toMatchObject({
    status: 'published',
    profileId: 'tiktok_long'
  })
})

test.each([
  ['text.mp4', 'file_format_check_failed'],
  ['matroska.mkv', 'file_format_check_failed'],
  ['small.mp4', 'picture_size_check_failed'],
  ['slow.mp4', 'frame_rate_check_failed']
])('%s is accepted and fails later, as TikTok does, with %s', async (name, code) => {
  await start()
  const created = await call(sandbox, 'POST', '/posts', postBody(await uploadClip(name)))
  expect(created.status).toBe(201)
  expect(await settled(created.json.id)).toMatchObject({ status: 'failed', error: { code } })
  expect(sandbox.record()).toEqual([
    expect.objectContaining({ status: 'failed', errorCode: code, url: null })
  ])
})

test('a failed post gives its place in the daily limit back', async () => {
  await start({ dailyLimit: 1 })
  const failed = await call(sandbox, 'POST', '/posts', postBody(await uploadClip('text.mp4')))
  await settled(failed.json.id)
  const mediaKey = await uploadClip('good.mp4')
  expect((await call(sandbox, 'POST', '/posts', postBody(mediaKey))).status).toBe(201)
  expect(await call(sandbox, 'POST', '/posts', postBody(mediaKey))).toMatchObject({
    status: 400,
    json: { error: { code: 'POST_LIMIT_REACHED' } }
  })
})

describe('killed without warning', () => {
  let child: ChildProcess | null = null
  afterEach(() => {
    child?.kill('SIGKILL')
  })

  /** The sandbox in a process of its own, which can be killed. */
  async function startChild(options: Partial<SandboxOptions>): Promise<Sandbox> {
    const script = `
      import { startSandbox } from ${JSON.stringify(new URL('../../../src/sandbox/index.ts', import.meta.url).href)}
      const { baseUrl, origin, port } = await startSandbox(${JSON.stringify({ stateDir, ...options })})
      console.log(JSON.stringify({ baseUrl, origin, port }))`
    child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    if (child.stdout === null) throw new Error('The child has no output')
    const [line] = await once(createInterface(child.stdout), 'line')
    return { ...JSON.parse(String(line)), record: () => [], close: async () => undefined }
  }

  async function kill(): Promise<void> {
    if (child === null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  test('a post in the middle of publishing comes out after the restart, at the same port', async () => {
    sandbox = await startChild({ processingMs: 3_600_000 })
    const { port } = sandbox
    const { json } = await call(sandbox, 'POST', '/posts', postBody(await uploadClip('good.mp4')))
    await kill()
    await start({ speed: 100_000 })
    expect(sandbox.port).toBe(port)
    expect(await settled(json.id)).toMatchObject({ status: 'published' })
    expect(sandbox.record()).toHaveLength(1)
  })

  test('every post that was answered is still there, and repeating each request under its key adds only what was lost', async () => {
    const dailyLimit = 10_000
    sandbox = await startChild({ dailyLimit, rateLimitBurst: 100_000, ffprobePath: null })
    const body = postBody(await uploadClip('good.mp4'))
    const answered = new Map<string, string | undefined>()
    const sending = Array.from({ length: 8 }, async (_, lane) => {
      for (let number = 0; ; number += 1) {
        const key = `${lane}-${number}`
        answered.set(key, undefined)
        const answer = await call(sandbox, 'POST', '/posts', body, { 'idempotency-key': key })
        answered.set(key, answer.json.id)
      }
    })
    // Each lane sends until the kill cuts it off, so all of them end in a rejection.
    const cutOff = Promise.allSettled(sending)
    await expect.poll(() => answered.size, pollMs).toBeGreaterThan(60)
    await kill()
    await cutOff

    await start({ dailyLimit, rateLimitBurst: 100_000, ffprobePath: null })
    const recorded = new Set(sandbox.record().map((post) => post.postId))
    const ids = [...answered.values()].filter((id) => id !== undefined)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => !recorded.has(id))).toEqual([])

    for (const [key, id] of answered) {
      const again = await call(sandbox, 'POST', '/posts', body, { 'idempotency-key': key })
      if (id !== undefined) expect(again.json.id).toBe(id)
    }
    expect(sandbox.record()).toHaveLength(answered.size)
  })
})

test('a large upload arrives whole while memory stays flat', async () => {
  await start({ ffprobePath: null })
  const partBytes = 4 * 1024 * 1024
  const parts = 96
  const chunk = Buffer.alloc(partBytes, 7)
  const head =
    '--XX\r\ncontent-disposition: form-data; name="mimeType"\r\n\r\nvideo/mp4\r\n--XX\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n'
  const hash = createHash('sha256')
  let peakBytes = 0
  const before = process.memoryUsage().arrayBuffers
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head)
    for (let number = 0; number < parts; number += 1) {
      hash.update(chunk)
      peakBytes = Math.max(peakBytes, process.memoryUsage().arrayBuffers - before)
      yield chunk
    }
    yield Buffer.from('\r\n--XX--\r\n')
  }
  const { mediaKey, status } = await sendStream(body())
  expect(status).toBe(201)
  // 384 MiB went through; a server that gathered them would hold them all.
  expect(peakBytes).toBeLessThan(128 * 1024 * 1024)
  await call(sandbox, 'POST', '/posts', postBody(mediaKey))
  expect(sandbox.record()).toEqual([
    expect.objectContaining({ sizeBytes: partBytes * parts, sha256: hash.digest('hex') })
  ])
})

/** Streams a body with `node:http`; the global `fetch` would keep all of it in memory. */
async function sendStream(
  body: AsyncIterable<Uint8Array>
): Promise<{ status: number | undefined; mediaKey: string }> {
  const sending = request(`${sandbox.baseUrl}/media`, {
    method: 'POST',
    headers: { ...clientHeaders, 'content-type': 'multipart/form-data; boundary=XX' }
  })
  const answered = once(sending, 'response')
  await pipeline(body, sending)
  const [response] = await answered
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return { status: response.statusCode, mediaKey: String(JSON.parse(text).mediaKey) }
}
