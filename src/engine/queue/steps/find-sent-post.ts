import type { Post, PostListQuery, PostPage } from 'aether'
import { dayMs } from '../../../contract/duration.ts'

/** How far Aether's clock and this one may differ, at the most, when a post is judged by its time. */
const clocksMayDifferMs = dayMs

export interface Wanted {
  profileId: string
  mediaKey: string
  /** When it was sent, by this computer's clock. */
  sentAtMs: number
}

/** How far the list was read: where the next look goes on, and the page that was asked for last. Null: the list's beginning. */
export interface Reading {
  place: string | null
  cursor: string | null
}

/**
 * Looks through a part of Aether's list for a post, which may be at either end of it: at the beginning, then from where the
 * last look ended. By the times of the posts, where they are given, it is told which end is the newer one, and that nothing older can be it.
 * Writes down how far it came, also where a call fails. Null says that the post was not seen, not that there is none.
 * @param pages how many to read, and how many of them at the beginning of a list that is not known to begin with the oldest
 */
export async function lookForPost(
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
      // New posts may come to stand at the end: the next look reads the last page again.
      reading.place = reading.cursor
      return null
    }
    reading.cursor = begin !== null && (growsByMs > 0 || page >= pages.front) ? begin : nextCursor
    if (reading.cursor === begin) begin = null
    if (begin === null) reading.place = reading.cursor
  }
  return null
}
