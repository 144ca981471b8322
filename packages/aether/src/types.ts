import type { BigIntStats } from 'node:fs'
import type { Agent, IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { RateLimit } from './http/rate-limit.ts'

/** A request about to be sent; each one may count against the key's rate limit. */
export interface RequestInfo {
  method: string
  /** Relative to the base URL, without the query. */
  path: string
}

/** An answer whose head arrived, whatever its status. */
export interface ResponseInfo extends RequestInfo {
  status: number
  requestId: string | undefined
  rateLimit: RateLimit
  /** The server's time of the answer, in ms since 1970, to the second; null if not sent. */
  serverTimeMs: number | null
  query: Record<string, string | number | undefined>
  /** Headers and body as received: unlike the other fields, they may contain the key. */
  headers: IncomingHttpHeaders
  body: Buffer
}

/** The header that carries the key; without a scheme, its value is the key alone. */
export interface KeyHeader {
  name: string
  scheme: string | null
}

export interface AetherOptions {
  /** Sent only over https or to this machine. */
  apiKey: string
  /** Includes `/v1`. Default: the variable AETHER_BASE_URL, else https://api.aetherhq.dev/v1. */
  baseUrl?: string | undefined
  /** Limits a whole call, or for an upload its connecting. Default 30,000. */
  timeoutMs?: number | undefined
  /** Retries of a GET after a transient failure. Nothing else is ever retried. Default 2. */
  maxRetries?: number | undefined
  /**
   * For a proxy or certificates: an agent, or one per URL. Undefined: direct connection per call.
   */
  agent?: Agent | ((url: string) => Agent | undefined) | undefined
  /** How the key is sent. Default: as in the wire table. */
  keyHeader?: KeyHeader | undefined
  /** Called right before the first byte of each request. Its errors become process warnings. */
  onRequest?: ((info: RequestInfo) => void) | undefined
  /** Called for each answer. Its errors become process warnings. */
  onResponse?: ((info: ResponseInfo) => void) | undefined
}

export interface CallOptions {
  signal?: AbortSignal | undefined
}

/** TikTok's options, sent exactly as given. Their names are assumptions: see the wire table. */
export interface TikTokOptions {
  privacyLevel?: 'PUBLIC_TO_EVERYONE' | 'MUTUAL_FOLLOW_FRIENDS' | 'SELF_ONLY' | undefined
  disableComment?: boolean | undefined
  disableDuet?: boolean | undefined
  disableStitch?: boolean | undefined
  [option: string]: unknown
}

export interface PostInput {
  profileId: string
  content: { text: string }
  mediaKeys: string[]
  platforms?: { tiktok?: TikTokOptions | undefined } | undefined
  /** An instant; a text needs `Z` or an offset. Sent in UTC with `Z`. Absent: now. */
  scheduledFor?: string | Date | undefined
}

export interface CreatePostOptions extends CallOptions {
  /** Sent as `Idempotency-Key`. It is unknown whether the server honors it. */
  idempotencyKey?: string | undefined
}

/** A post as the API reports it. Keeps fields unknown to this SDK; `raw` is the whole object. */
export interface Post {
  id: string
  /**
   * draft, scheduled, publishing, published, failed, cancelled, or another text, which is not
   * final; 'unknown' if absent.
   */
  status: string
  /** When the post was created. */
  createdAt?: string | undefined
  /** When the post will be published, as reported by the server. */
  publishAt?: string | undefined
  /** Link to the post. */
  url?: string | undefined
  profileId?: string | undefined
  mediaKeys?: string[] | undefined
  /** Echo of the options, if the API sends one. */
  platforms?:
    | { tiktok?: Record<string, unknown> | undefined; [platform: string]: unknown }
    | undefined
  /** Why the post failed. */
  error?: { code: string; message: string } | undefined
  /** The server's request id of the answer with this post. */
  requestId?: string | undefined
  raw: Record<string, unknown>
  [field: string]: unknown
}

export interface PostListQuery extends CallOptions {
  /** `nextCursor` of the previous page. */
  cursor?: string | undefined
  limit?: number | undefined
  profileId?: string | undefined
}

export interface PostPage {
  /** Probably newest first; no page of the vendor states it. */
  data: Post[]
  /** Null on the last page. */
  nextCursor: string | null
}

/** One connected account. */
export interface Profile {
  id: string
  /** 'tiktok', …; 'unknown' if absent. */
  platform: string
  username?: string | undefined
  displayName?: string | undefined
  avatarUrl?: string | undefined
  /** Aether's connection status; absent means usable. */
  status?: string | undefined
  raw: Record<string, unknown>
  [field: string]: unknown
}

export interface ConnectLinkInput extends CallOptions {
  platform: 'tiktok' | (string & {})
  redirectUrl: string
}

/** A page on which the owner approves the connection. Meant for one attempt; never stored. */
export interface ConnectLink {
  url: string
  id?: string | undefined
  expiresAt?: string | undefined
  raw: Record<string, unknown>
  [field: string]: unknown
}

export interface UploadProgressInfo {
  /** Bytes of the file given to the network; below the total until the server has answered. */
  sentBytes: number
  totalBytes: number
}

export interface UploadInput extends CallOptions {
  /**
   * A path (text, or a Buffer of the path's raw bytes, not of a video), a stream or a Blob. A
   * stream is always used up or destroyed.
   */
  file: string | Buffer | Readable | Blob
  /** 'video/mp4', 'video/quicktime', … */
  mimeType: string
  /** Default: the last part of the path, else 'video'. */
  filename?: string | undefined
  /**
   * In bytes. Required for a stream that is not from a file; checked against a file if possible.
   */
  size?: number | undefined
  /** For a path: called with the open file's stats first and at each check. False: FILE_CHANGED. */
  accept?: ((file: BigIntStats) => boolean) | undefined
  /** Fails when no byte moves for this long, in ms. Default 60,000. */
  idleTimeoutMs?: number | undefined
  onProgress?: ((progress: UploadProgressInfo) => void) | undefined
  /**
   * Called with each piece in order before it is sent; a returned promise delays it. The buffer is
   * reused once this settles: copy what you keep, never transfer it.
   */
  onChunk?: ((chunk: Buffer) => void | Promise<void>) | undefined
  /** Called with a piece's length before it is sent; a promise delays it and is not a stall. */
  throttle?: ((bytes: number) => void | Promise<void>) | undefined
}

export interface UploadedMedia {
  /** Opaque; input of `posts.create`. */
  mediaKey: string
  raw: Record<string, unknown>
  [field: string]: unknown
}
