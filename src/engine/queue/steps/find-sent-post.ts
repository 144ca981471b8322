import type { Post, PostListQuery, PostPage } from 'aether'
import { dayMs } from '../../../contract/duration.ts'

/** Largest assumed difference between both clocks, for judging a post by its time. */
const clocksMayDifferMs = dayMs

export interface Wanted {
  profileId: string
  mediaKey: string
  /** When the post was sent, by this computer's clock. */
  sentAtMs: number
}

/** How far the list was read: where to continue, and the last page requested. Null: its start. */
export interface Reading {
  place: string | null
  cursor: string | null
}

/**
 * Searches part of Aether's list for a post, which may be at either end: from the start, then from
 * where the last search ended. The times of posts, if given, show which end is newer and when the
 * rest is too old. Stores its progress, also if a call fails. Null: not found, but possibly there.
 * @param pages `all`: how many to read; `front`: how many at the start, unless it is the oldest end
 */
export async function findSentPost(
  list: (query: PostListQuery) => Promise<PostPage>,
  wanted: Wanted,
  reading: Reading,
  pages: { all: number; front: number },
  signal?: AbortSignal
): Promise<Post | null> {
  let begin = reading.place
  let firstMs: number | undefined
  reading.cursor = null
  for (let page = 1; page <= pages.all; page++) {
    const { data, nextCursor } = await list({
      profileId: wanted.profileId,
      cursor: reading.cursor ?? undefined,
      signal
    })
    const found = data.find(
      (post) =>
        post.mediaKeys?.includes(wanted.mediaKey) &&
        (post.profileId === undefined || post.profileId === wanted.profileId)
    )
    if (found !== undefined) return found
    const timesMs = data.map(({ createdAt }) => Date.parse(createdAt ?? '')).filter(Number.isFinite)
    firstMs ??= timesMs[0]
    const growsByMs = (timesMs.at(-1) ?? 0) - (firstMs ?? 0)
    const isOlder = timesMs.length > 0 && Math.max(...timesMs) < wanted.sentAtMs - clocksMayDifferMs
    if (growsByMs < 0 && isOlder) return null
    if (nextCursor === null || nextCursor === reading.cursor) {
      // New posts may be added at the end, so the next search reads the last page again.
      reading.place = reading.cursor
      return null
    }
    reading.cursor = begin !== null && (growsByMs > 0 || page >= pages.front) ? begin : nextCursor
    if (reading.cursor === begin) begin = null
    if (begin === null) reading.place = reading.cursor
  }
  return null
}
