import { execFileSync } from 'node:child_process'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  truncate,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '../../contract/queue/job.ts'
import { findTools } from '../../engine/media/probe/find-tools.ts'
import { inspectFile } from '../../engine/checks/inspect-file.ts'
import { VideoKit } from '../../../test/support/fixtures/video-kit.ts'
import { because, canLink, canMakeFifos, hasProc } from '../../../test/support/system/platform.ts'
import { answerMedia } from './answer-media.ts'
import { checkedVideo } from './video-file.ts'

let dir: string
let bytes: Buffer
const jobs = new Map<string, Pick<Job, 'path' | 'sizeBytes' | 'media'>>()
const session = 4

/** Checks a file as the queue does and adds it to this test's queue. */
async function add(id: string, path: string): Promise<void> {
  const tools = await findTools(process.env)
  const { media, stat } = await inspectFile(
    path,
    path,
    { accountType: 'standard', strictAspect: false, allowAspect: false },
    { tools }
  )
  jobs.set(id, { path, sizeBytes: stat?.sizeBytes ?? 0, media })
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'preview '))
  const tools = await findTools(process.env)
  const kit = new VideoKit(tools.ffmpegPath ?? '', join(dir, 'kit'))
  const video = await kit.video({ frames: 48 })
  bytes = await readFile(video)
  await copyFile(video, join(dir, 'video.mp4'))
  await add('video', join(dir, 'video.mp4'))
  await add('mov', await kit.remux(video, 'mov'))
  await add('mkv', await kit.remux(video, 'mkv'))
  await writeFile(join(dir, 'text.mp4'), 'no video')
  await add('text', join(dir, 'text.mp4'))
  await copyFile(video, join(dir, 'cut.mp4'))
  await truncate(join(dir, 'cut.mp4'), 2000)
  await add('cut', join(dir, 'cut.mp4'))
  jobs.set('unchecked', { path: video, sizeBytes: bytes.length, media: null })
})
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

const ask = (
  url: string,
  headers: Record<string, string> = {},
  method = 'GET'
): Promise<Response> =>
  answerMedia(
    { url, method, headers: new Headers(headers) },
    {
      video: (of, id) => (of === session ? checkedVideo(jobs.get(id) ?? null) : null),
      thumbnail: () => Promise.resolve({ kind: 'made', path: join(dir, 'video.mp4') })
    }
  )
const preview = (
  id: string,
  headers: Record<string, string> = {},
  method = 'GET'
): Promise<Response> => ask(`app-media://preview/${session}/${id}`, headers, method)
const bodyOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer())

describe('a video that the checks measured', () => {
  it('comes whole, with its length and its type, and is not guessed at', async () => {
    const answer = await preview('video')
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store'
    })
    expect((await bodyOf(answer)).equals(bytes)).toBe(true)
    expect((await preview('mov')).headers.get('content-type')).toBe('video/quicktime')
  })

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-299', 100, 299],
    ['bytes=500-', 500, null],
    ['bytes=-64', -64, null],
    ['Bytes= 10-20', 10, 20],
    ['bytes=7-999999999', 7, null],
    [`bytes=7-${'9'.repeat(30)}`, 7, null],
    [`bytes=-${'9'.repeat(30)}`, 0, null]
  ])('comes in pieces (%s)', async (range, from, to) => {
    const answer = await preview('video', { range })
    const start = from < 0 ? bytes.length + from : from
    const end = to ?? bytes.length - 1
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${bytes.length}`)
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1))
    expect((await bodyOf(answer)).equals(bytes.subarray(start, end + 1))).toBe(true)
  })

  it.each(['bytes=99999999-', 'bytes=-0', `bytes=${'9'.repeat(30)}-`])(
    'says that there is no such piece (%s)',
    async (range) => {
      const answer = await preview('video', { range })
      expect([
        answer.status,
        answer.headers.get('content-range'),
        (await bodyOf(answer)).length
      ]).toEqual([416, `bytes */${bytes.length}`, 0])
    }
  )

  it.each([
    'bytes=5-2',
    'bytes=0-1,4-5',
    'items=0-1',
    'bytes=-',
    'bytes=a-b',
    'bytes = 0-1',
    'bytes=0 - 1'
  ])('comes whole where the range says nothing (%s)', async (range) => {
    expect((await preview('video', { range })).status).toBe(200)
  })

  it('comes whole where a piece is asked for of one version, because no answer names any', async () => {
    expect(
      (await preview('video', { range: 'bytes=0-9', 'if-range': '"some version"' })).status
    ).toBe(200)
  })

  it('tells its length alone to a HEAD, and answers nothing else', async () => {
    const head = await preview('video', { range: 'bytes=0-9' }, 'HEAD')
    expect([head.status, head.headers.get('content-length'), (await bodyOf(head)).length]).toEqual([
      200,
      String(bytes.length),
      0
    ])
    const thumbnail = await ask(`app-media://thumbnail/${session}/video?v=1`, {}, 'HEAD')
    expect([
      thumbnail.status,
      thumbnail.headers.get('content-length'),
      (await bodyOf(thumbnail)).length
    ]).toEqual([200, String(bytes.length), 0])
    const posted = await preview('video', {}, 'POST')
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('is not held open, not even while somebody stopped in the middle', async ({ skip }) => {
    skip(!hasProc, because.proc)
    const big = join(dir, 'big.mp4')
    await writeFile(big, Buffer.concat([bytes, Buffer.alloc(8 * 1024 * 1024)]))
    jobs.set('big', {
      path: big,
      sizeBytes: bytes.length + 8 * 1024 * 1024,
      media: jobs.get('video')?.media ?? null
    })
    const reader = (await preview('big')).body?.getReader()
    const first = await reader?.read()
    expect(first?.value?.length).toBe(1024 * 1024)
    const open = await Promise.all(
      (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''))
    )
    expect(open).not.toContain(big)
    await reader?.cancel()
  })

  it('ends with an error when the file becomes another meanwhile', async () => {
    const path = join(dir, 'changing.mp4')
    await copyFile(join(dir, 'video.mp4'), path)
    await add('changing', path)
    const answer = await preview('changing')
    await writeFile(path, Buffer.alloc(bytes.length, 'x'))
    await expect(answer.arrayBuffer()).rejects.toThrow()
  })
})

describe('what is refused, without a word', () => {
  const refusal = async (answer: Response): Promise<number> => {
    expect((await bodyOf(answer)).length).toBe(0)
    expect(JSON.stringify([...answer.headers])).not.toContain(dir)
    return answer.status
  }

  it.each(['mkv', 'text', 'cut', 'unchecked', 'nobody'])(
    'a file that was not measured as MP4 or MOV (%s)',
    async (id) => {
      expect(await refusal(await preview(id))).toBe(404)
      expect(await refusal(await ask(`app-media://thumbnail/${session}/${id}?v=1`))).toBe(404)
    }
  )

  it('the same job in another session', async () => {
    expect(await refusal(await ask(`app-media://preview/${session + 1}/video`))).toBe(404)
  })

  it.each([
    'app-media://preview/4/../../etc/passwd',
    'app-media://preview/4/%2e%2e%2ffilm',
    'app-media://preview/4/video/',
    'app-media://preview/4/video%00',
    'app-media://preview/4/video#x',
    'app-media://preview/4/video?path=/etc/passwd',
    'app-media://preview/4',
    'app-media://preview/x/video',
    'app-media://preview/-4/video',
    'app-media://other/4/video',
    'app-media://preview:80/4/video',
    'app-media://a@preview/4/video',
    'app-media://preview//etc/passwd',
    'app://preview/4/video',
    ''
  ])('an address with tricks (%s)', async (url) => {
    expect(await refusal(await ask(url))).toBe(403)
  })

  it('a file that is no longer the one that was checked, as nothing to show and no fault of the page’s', async () => {
    const path = join(dir, 'swapped.mp4')
    await copyFile(join(dir, 'video.mp4'), path)
    await add('swapped', path)
    expect((await preview('swapped')).status).toBe(200)
    const other = join(dir, 'secret')
    await writeFile(other, Buffer.alloc(bytes.length, 's'))
    await rename(path, `${path}.old`)
    await (canLink ? symlink(other, path) : copyFile(other, path))
    expect(await refusal(await preview('swapped'))).toBe(204)
    await rm(path)
    expect(await refusal(await preview('swapped'))).toBe(204)
    expect(await refusal(await ask(`app-media://thumbnail/${session}/swapped?v=1`))).toBe(204)
    await mkdir(path)
    expect(await refusal(await preview('swapped'))).toBe(204)
  })

  it('a pipe in the place of a video, without waiting for it', async ({ skip }) => {
    skip(!canMakeFifos, because.fifos)
    const path = join(dir, 'pipe.mp4')
    await copyFile(join(dir, 'video.mp4'), path)
    await add('pipe', path)
    await rm(path)
    execFileSync('mkfifo', [path])
    expect(await refusal(await preview('pipe'))).toBe(204)
  })
})
