import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { ThumbnailCache } from './thumbnail-cache.ts'

/** The video to make a thumbnail of, as it is on disk now. */
export interface ThumbnailVideo {
  path: string
  sizeBytes: number
  mtimeMs: number
  fileId: string
  durationS: number | null
}

/** `none`: this video has no picture. `later`: too much to do; ask again if still needed. */
export type ThumbnailAnswer = { kind: 'made'; path: string } | { kind: 'none' } | { kind: 'later' }

export interface ThumbnailQueueOptions {
  cache: ThumbnailCache
  /** Writes the thumbnail of this video to `output`, or rejects. */
  make: (video: ThumbnailVideo, output: string, signal: AbortSignal) => Promise<void>
  /** Most queued requests; beyond it the oldest gets `later`. A screen shows far fewer. */
  mostWaiting?: number
}

interface Wish {
  key: string
  video: ThumbnailVideo
  settle: (answer: ThumbnailAnswer) => void
}

/** Name of a video's thumbnail: derived from its path and version, but revealing neither. */
export function thumbnailKey({ path, sizeBytes, mtimeMs, fileId }: ThumbnailVideo): string {
  return createHash('sha256')
    .update(JSON.stringify([path, sizeBytes, mtimeMs, fileId]))
    .digest('hex')
    .slice(0, 40)
}

/**
 * Makes thumbnails one at a time, newest first, because a user who scrolled on sees no older ones.
 * Tries each video once; one without a picture is not tried again while the app runs.
 */
export class ThumbnailQueue {
  readonly #options: ThumbnailQueueOptions
  readonly #mostWaiting: number
  readonly #waiting: Wish[] = []
  readonly #wanted = new Map<string, Promise<ThumbnailAnswer>>()
  readonly #without = new Set<string>()
  readonly #ending = new AbortController()
  #busy = false

  constructor(options: ThumbnailQueueOptions) {
    this.#options = options
    this.#mostWaiting = options.mostWaiting ?? 60
  }

  /** Returns the thumbnail of this video, after making it if needed. Never rejects. */
  async thumbnail(video: ThumbnailVideo): Promise<ThumbnailAnswer> {
    const key = thumbnailKey(video)
    const path = await this.#options.cache.find(key).catch(() => null)
    if (path !== null) return { kind: 'made', path }
    if (this.#without.has(key)) return { kind: 'none' }
    const known = this.#wanted.get(key)
    if (known !== undefined) return known
    const { promise, resolve } = Promise.withResolvers<ThumbnailAnswer>()
    this.#wanted.set(key, promise)
    this.#waiting.push({ key, video, settle: resolve })
    if (this.#waiting.length > this.#mostWaiting)
      this.#settle(this.#waiting.shift(), { kind: 'later' })
    void this.#work()
    return promise
  }

  /** Aborts the current thumbnail and answers the others with `later`. */
  close(): void {
    this.#ending.abort(new Error('the app is closing'))
    for (const wish of this.#waiting.splice(0)) this.#settle(wish, { kind: 'later' })
  }

  #settle(wish: Wish | undefined, answer: ThumbnailAnswer): void {
    if (wish === undefined) return
    this.#wanted.delete(wish.key)
    wish.settle(answer)
  }

  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    for (let wish = this.#waiting.pop(); wish !== undefined; wish = this.#waiting.pop())
      this.#settle(wish, await this.#make(wish))
    this.#busy = false
  }

  async #make({ key, video }: Wish): Promise<ThumbnailAnswer> {
    const { cache, make } = this.#options
    try {
      await make(video, await cache.draft(key), this.#ending.signal)
      return { kind: 'made', path: await cache.keep(key) }
    } catch {
      if (this.#ending.signal.aborted) return { kind: 'later' }
      this.#without.add(key)
      await cache
        .draft(key)
        .then((draft) => rm(draft, { force: true }))
        .catch(() => undefined)
      return { kind: 'none' }
    }
  }
}
