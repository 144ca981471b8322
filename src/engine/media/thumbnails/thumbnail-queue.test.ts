import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ThumbnailCache, overflow } from './thumbnail-cache.ts'
import { ThumbnailQueue, thumbnailKey, type ThumbnailVideo } from './thumbnail-queue.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'thumbnail-queue-'))
})
afterEach(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

const video = (name: string): ThumbnailVideo => ({
  path: `/videos/${name}.mp4`,
  sizeBytes: 10,
  mtimeMs: 5,
  fileId: 'a',
  durationS: 20
})
const kept = async (): Promise<string[]> => (await readdir(dir)).toSorted()
const file = (name: string): string => `${thumbnailKey(video(name))}.jpg`

describe('kept thumbnails', () => {
  it('drops the ones not used for longest until the rest fits', () => {
    const index = new Map([
      ['old', { sizeBytes: 40, usedAtMs: 1 }],
      ['new', { sizeBytes: 40, usedAtMs: 3 }],
      ['middle', { sizeBytes: 40, usedAtMs: 2 }]
    ])
    expect(overflow(index, 120)).toEqual([])
    expect(overflow(index, 119)).toEqual(['old'])
    expect(overflow(index, 79)).toEqual(['old', 'middle'])
  })

  it('stay within their bound, those in use longest, over a restart too', async () => {
    let nowMs = Date.now()
    const open = (): ThumbnailQueue =>
      new ThumbnailQueue({
        cache: new ThumbnailCache(dir, 250, () => (nowMs += 4_000_000)),
        make: (_film, output) => writeFile(output, 'x'.repeat(100))
      })
    const desk = open()
    await desk.thumbnail(video('a'))
    await desk.thumbnail(video('b'))
    await desk.thumbnail(video('a'))
    await writeFile(join(dir, 'left-over.part'), 'half')
    const after = open()
    expect((await after.thumbnail(video('c'))).kind).toBe('made')
    expect(await kept()).toEqual([file('a'), file('c')].toSorted())
  })

  it('names no file by its path', () => {
    expect(thumbnailKey(video('holiday'))).toMatch(/^[0-9a-f]{40}$/)
    expect(thumbnailKey(video('a'))).not.toBe(thumbnailKey(video('b')))
  })

  it('does not count what is not its own', async () => {
    await writeFile(join(dir, 'notes.txt'), 'x'.repeat(1000))
    await writeFile(join(dir, file('a')), 'x'.repeat(100))
    await utimes(join(dir, file('a')), 1, 1)
    const cache = new ThumbnailCache(dir, 150)
    expect(await cache.find(thumbnailKey(video('a')))).not.toBeNull()
    await writeFile(await cache.draft('b'), 'x'.repeat(100))
    await cache.keep('b')
    expect(await kept()).toEqual(['b.jpg', 'notes.txt'])
  })

  it('are kept again once their folder can be used, which it could not be at first', async () => {
    const folder = join(dir, 'later')
    await writeFile(folder, 'a file stands where the folder is to be')
    const cache = new ThumbnailCache(folder, 150)
    await expect(cache.find('b')).rejects.toThrow()
    await rm(folder)
    await writeFile(await cache.draft('b'), 'x')
    expect(await cache.keep('b')).toBe(join(folder, 'b.jpg'))
  })
})

describe('the order of the work', () => {
  it('is one at a time, newest wish first, and tells the oldest to come later', async () => {
    const gates: (() => void)[] = []
    const begun: string[] = []
    const desk = new ThumbnailQueue({
      cache: new ThumbnailCache(dir, 1000),
      mostWaiting: 2,
      make: async ({ path }, output) => {
        begun.push(path)
        await new Promise<void>((resolve) => gates.push(resolve))
        await writeFile(output, 'x')
      }
    })
    const first = desk.thumbnail(video('first'))
    await vi.waitFor(() => expect(begun).toHaveLength(1))
    const wishes: ReturnType<ThumbnailQueue['thumbnail']>[] = []
    for (const name of ['a', 'b', 'c']) {
      wishes.push(desk.thumbnail(video(name)))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await wishes[0]).toEqual({ kind: 'later' })
    expect(begun).toHaveLength(1)
    gates[0]?.()
    await first
    await vi.waitFor(() => expect(begun).toEqual([video('first').path, video('c').path]))
    desk.close()
    expect(await wishes[1]).toEqual({ kind: 'later' })
    gates[1]?.()
    expect((await wishes[2])?.kind).toBe('made')
  })
})
