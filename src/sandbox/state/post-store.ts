import { z } from 'zod'
import type { PostTimes } from '../post-status.ts'
import type { Db } from './open-state.ts'

/** A post as stored. Its state is not stored: see `postStatusAt`. */
export interface StoredPost extends PostTimes {
  /** Order of acceptance; also the list's cursor. */
  seq: number
  id: string
  /** The 19-digit number in the link; text, because a JavaScript number would lose digits. */
  videoId: string
  profileId: string
  username: string
  mediaKey: string
  /** Of the uploaded file, lower-case hex. */
  sha256: string
  sizeBytes: number
  caption: string
  /** `platforms.tiktok` exactly as it was sent. */
  options: Record<string, unknown>
  /** Set if the effect on the post differs from the request. */
  quirks: PostQuirks | null
}

/**
 * `counted`: the options in effect, by default names, if different. `echo`: the options in answers.
 */
export type PostQuirks = z.infer<typeof postQuirks>

type NewPost = Omit<StoredPost, 'seq' | 'username' | 'sha256' | 'sizeBytes' | 'cancelledAtMs'>

interface PageFilter {
  /** End of the previous page; null for the first page. */
  afterSeq: number | null
  profileId: string | null
  limit: number
  /** Only posts created up to this time; null for all. */
  notAfterMs: number | null
}

const tiktokOptions = z.record(z.string(), z.unknown())
const postQuirks = z.object({
  counted: tiktokOptions.optional(),
  echo: z.enum(['none', 'applied']).optional()
})

type KeyedPost = { postId: string; bodySha256: string }

interface PostRow extends Omit<StoredPost, 'options' | 'quirks'> {
  options: string
  quirks: string | null
}

const from = `
  SELECT posts.seq, posts.id, posts.video_id AS videoId, posts.profile_id AS profileId, profiles.username,
    posts.media_key AS mediaKey, media.sha256, media.size_bytes AS sizeBytes, posts.caption, posts.options,
    posts.created_at_ms AS createdAtMs, posts.publish_at_ms AS publishAtMs, posts.processing_ms AS processingMs,
    posts.late_error_code AS lateErrorCode, posts.cancelled_at_ms AS cancelledAtMs, posts.quirks
  FROM posts JOIN profiles ON profiles.id = posts.profile_id JOIN media ON media.key = posts.media_key`

export function createPostStore(db: Db) {
  const insert =
    db.prepare(`INSERT INTO posts (id, video_id, profile_id, media_key, caption, options, created_at_ms, publish_at_ms, processing_ms, late_error_code, quirks)
    VALUES (@id, @videoId, @profileId, @mediaKey, @caption, @options, @createdAtMs, @publishAtMs, @processingMs, @lateErrorCode, @quirks)`)
  const one = db.prepare<[string], PostRow>(`${from} WHERE posts.id = ?`)
  const ofVideo = db.prepare<[string], PostRow>(`${from} WHERE posts.video_id = ?`)
  const every = db.prepare<[], PostRow>(`${from} ORDER BY posts.seq`)
  const pageBy = (after: '<' | '>', direction: 'ASC' | 'DESC') =>
    db.prepare<PageFilter, PostRow>(`${from}
    WHERE (@afterSeq IS NULL OR posts.seq ${after} @afterSeq) AND (@profileId IS NULL OR posts.profile_id = @profileId)
      AND (@notAfterMs IS NULL OR posts.created_at_ms <= @notAfterMs) ORDER BY posts.seq ${direction} LIMIT @limit`)
  const pages = { 'newest-first': pageBy('<', 'DESC'), 'oldest-first': pageBy('>', 'ASC') }
  const between = db.prepare<[string, number, number], PostRow>(`${from}
    WHERE posts.profile_id = ? AND posts.cancelled_at_ms IS NULL
      AND coalesce(posts.publish_at_ms, posts.created_at_ms) > ? AND coalesce(posts.publish_at_ms, posts.created_at_ms) < ?`)
  const move = db.prepare<[number, string]>('UPDATE posts SET publish_at_ms = ? WHERE id = ?')
  const cancel = db.prepare<[number, string]>(
    'UPDATE posts SET cancelled_at_ms = ? WHERE id = ? AND cancelled_at_ms IS NULL'
  )
  const keyOf = db.prepare<[string], KeyedPost>(
    'SELECT post_id AS postId, body_sha256 AS bodySha256 FROM idempotency WHERE key = ?'
  )
  const addKey = db.prepare<[string, string, string]>(
    'INSERT INTO idempotency (key, body_sha256, post_id) VALUES (?, ?, ?)'
  )

  return {
    add: (post: NewPost): void =>
      void insert.run({
        ...post,
        options: JSON.stringify(post.options),
        quirks: post.quirks === null ? null : JSON.stringify(post.quirks)
      }),
    get: (id: string): StoredPost | null => fromRow(one.get(id)),
    byVideoId: (videoId: string): StoredPost | null => fromRow(ofVideo.get(videoId)),
    /** Returns all posts, oldest first. */
    all: (): StoredPost[] => every.all().map(parseRow),
    page: (order: keyof typeof pages, filter: PageFilter): StoredPost[] =>
      pages[order].all(filter).map(parseRow),
    /** Returns the account's uncancelled posts that go out between the times, both exclusive. */
    ofProfileBetween: (profileId: string, afterMs: number, beforeMs: number): StoredPost[] =>
      between.all(profileId, afterMs, beforeMs).map(parseRow),
    reschedule: (id: string, publishAtMs: number): void => void move.run(publishAtMs, id),
    cancel: (id: string, nowMs: number): void => void cancel.run(nowMs, id),
    /** Returns the post created under an idempotency key, with the hash of its request body. */
    byIdempotencyKey: (key: string): KeyedPost | null => keyOf.get(key) ?? null,
    rememberIdempotencyKey: (key: string, bodySha256: string, postId: string): void =>
      void addKey.run(key, bodySha256, postId)
  }
}

function fromRow(row: PostRow | undefined): StoredPost | null {
  return row === undefined ? null : parseRow(row)
}

function parseRow(row: PostRow): StoredPost {
  return {
    ...row,
    options: tiktokOptions.parse(JSON.parse(row.options)),
    quirks: row.quirks === null ? null : postQuirks.parse(JSON.parse(row.quirks))
  }
}
