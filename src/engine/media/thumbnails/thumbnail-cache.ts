import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { hourMs } from '../../../contract/duration.ts'

const extension = '.jpg'
/** Age at which the mark of the last use is worth renewing. */
const renewAfterMs = hourMs

interface Kept {
  sizeBytes: number
  usedAtMs: number
}

/**
 * Pictures in a folder; removes the least recently used ones beyond `maxBytes`. The files
 * themselves record what is kept and its last use, so both survive a restart without a list.
 */
export class ThumbnailCache {
  readonly #folder: string
  readonly #maxBytes: number
  readonly #nowMs: () => number
  #kept: Promise<Map<string, Kept>> | null = null

  constructor(folder: string, maxBytes: number, nowMs: () => number = Date.now) {
    this.#folder = folder
    this.#maxBytes = maxBytes
    this.#nowMs = nowMs
  }

  /** Returns the path of the picture with this key, now marked as used; null if there is none. */
  async find(key: string): Promise<string | null> {
    const index = await this.#index()
    const kept = index.get(key)
    if (kept === undefined) return null
    const path = this.#path(key)
    if (!(await stat(path).catch(() => null))) {
      index.delete(key)
      return null
    }
    const nowMs = this.#nowMs()
    if (nowMs - kept.usedAtMs > renewAfterMs)
      await utimes(path, nowMs / 1000, nowMs / 1000).catch(() => undefined)
    kept.usedAtMs = nowMs
    return path
  }

  /** Returns the path for a picture that is not finished yet. */
  async draft(key: string): Promise<string> {
    await this.#index()
    return join(this.#folder, `${key}.part`)
  }

  /** Adds the finished draft, makes room for it, and returns its path. */
  async keep(key: string): Promise<string> {
    const index = await this.#index()
    const path = this.#path(key)
    await rename(await this.draft(key), path)
    index.set(key, { sizeBytes: (await stat(path)).size, usedAtMs: this.#nowMs() })
    for (const old of overflow(index, this.#maxBytes)) {
      if (old === key) continue
      index.delete(old)
      await rm(this.#path(old), { force: true })
    }
    return path
  }

  #path(key: string): string {
    return join(this.#folder, `${key}${extension}`)
  }

  #index(): Promise<Map<string, Kept>> {
    this.#kept ??= this.#read().catch((error: unknown) => {
      // The folder may be available next time.
      this.#kept = null
      throw error
    })
    return this.#kept
  }

  async #read(): Promise<Map<string, Kept>> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const kept = new Map<string, Kept>()
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name)
      // An unfinished draft is left from a run of the app that ended early.
      if (name.endsWith('.part')) await rm(path, { force: true })
      if (!name.endsWith(extension)) continue
      const found = await stat(path).catch(() => null)
      if (found?.isFile())
        kept.set(name.slice(0, -extension.length), {
          sizeBytes: found.size,
          usedAtMs: found.mtimeMs
        })
    }
    return kept
  }
}

/** Returns the keys to remove, least recently used first, until the rest fits into `maxBytes`. */
export function overflow(kept: ReadonlyMap<string, Kept>, maxBytes: number): string[] {
  let total = 0
  for (const { sizeBytes } of kept.values()) total += sizeBytes
  const keys: string[] = []
  if (total <= maxBytes) return keys
  for (const [key, { sizeBytes }] of [...kept].toSorted(
    ([, a], [, b]) => a.usedAtMs - b.usedAtMs
  )) {
    if (total <= maxBytes) break
    total -= sizeBytes
    keys.push(key)
  }
  return keys
}
