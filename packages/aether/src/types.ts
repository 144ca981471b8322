import type { BigIntStats } from 'node:fs'
import type { Agent, IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { RateLimit } from './http/rate-limit.ts'

/** One request about to leave; every one of these may count against the key's budget. */
export interface RequestInfo {
  method: string
  /** Below the base URL, without the query. */
  path: string
}

/** One answer whose head arrived, whatever its status. */
export interface ResponseInfo extends RequestInfo {
  status: number
  requestId: string | undefined
  rateLimit: RateLimit
  /** The server's clock at its answer, in ms since 1970, to the second; null if not sent. */
  serverTimeMs: number | null
  query: Record<string, string | number | undefined>
  /** Headers and body as received: unlike the other fields, they may echo the key. */
  headers: IncomingHttpHeaders
  body: Buffer
}

/** The header that carries the key; without a scheme it holds the key alone. */
export interface KeyHeader {
  name: string
  scheme: string | null
}

export interface AetherOptions {
  /** Sent to https or this machine only. */
  apiKey: string
  /** With `/v1`. Default: the variable AETHER_BASE_URL, else https://api.aetherhq.dev/v1. */
  baseUrl?: string | undefined
  /** For a whole call other than an upload, and for connecting in an upload. Default 30,000. */
  timeoutMs?: number | undefined
  /** Further tries of a GET that failed in passing. Nothing else is ever tried again. Default 2. */
  maxRetries?: number | undefined
  /** Proxy or certificates: an agent, or one by URL. Undefined: a direct connection per call. */
  agent?: Agent | ((url: string) => Agent | undefined) | undefined
  /** How the key is sent. Default: as the wire table says. */
  keyHeader?: KeyHeader | undefined
  /** Called right before the first byte of each request. Its errors become process warnings. */
  onRequest?: ((info: RequestInfo) => void) | undefined
  /** Called for each answer. Its errors become process warnings. */
  onResponse?: ((info: ResponseInfo) => void) | undefined
}

export interface CallOptions {
  signal?: AbortSignal | undefined
}

/** TikTok's choices, sent exactly as given. Their names are assumptions: see the wire table. */
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
  /** An instant, with `Z` or an offset if it is a text; sent in UTC with `Z`. Absent: now. */
  scheduledFor?: string | Date | undefined
}

export interface CreatePostOptions extends CallOptions {
  /** Sent as `Idempotency-Key`. Whether the server honours it is unknown. */
  idempotencyKey?: string | undefined
}

/** A post as the API reports it. Keeps fields unknown to this SDK; `raw` is the whole object. */
export interface Post {
  id: string
  /**
   * draft, scheduled, publishing, published, failed, cancelled, or another word, which is not
   * final; 'unknown' if none came.
   */
  status: string
  /** When it was made. */
  createdAt?: string | undefined
  /** When it goes out, as the server understood it. */
  publishAt?: string | undefined
  /** Where it can be seen. */
  url?: string | undefined
  profileId?: string | undefined
  mediaKeys?: string[] | undefined
  /** Echo of the options, if the API sends one. */
  platforms?:
    | { tiktok?: Record<string, unknown> | undefined; [platform: string]: unknown }
    | undefined
  /** Why it failed. */
  error?: { code: string; message: string } | undefined
  /** The server's name for the exchange that brought this. */
  requestId?: string | undefined
  raw: Record<string, unknown>
  [field: string]: unknown
}

export interface PostListQuery extends CallOptions {
  /** `nextCursor` of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
  profileId?: string | undefined
}

export interface PostPage {
  /** Newest first is likely; no page says so. */
  data: Post[]
  /** Null on the last page. */
  nextCursor: string | null
}

/** One connected account. */
export interface Profile {
  id: string
  /** 'tiktok', …; 'unknown' if none came. */
  platform: string
  username?: string | undefined
  displayName?: string | undefined
  avatarUrl?: string | undefined
  /** Aether's word for the connection; absent means usable. */
  status?: string | undefined
  raw: Record<string, unknown>
  [field: string]: unknown
}

export interface ConnectLinkInput extends CallOptions {
  platform: 'tiktok' | (string & {})
  redirectUrl: string
}

/** A page for the account's owner to agree on. Meant for one attempt; never kept. */
export interface ConnectLink {
  url: string
  id?: string | undefined
  expiresAt?: string | undefined
  raw: Record<string, unknown>
  [field: string]: unknown
}

export interface UploadProgressInfo {
  /** Bytes of the file handed to the network; below the total until the server has answered. */
  sentBytes: number
  totalBytes: number
}

export interface UploadInput extends CallOptions {
  /**
   * A path (text, or a Buffer of the path's raw bytes, not a video's), a stream or a Blob. A stream
   * is always used up or destroyed.
   */
  file: string | Buffer | Readable | Blob
  /** 'video/mp4', 'video/quicktime', … */
  mimeType: string
  /** Default: the last part of the path, else 'video'. */
  filename?: string | undefined
  /** In bytes. Required for a stream that is not of a file; checked against a file if possible. */
  size?: number | undefined
  /** For a path: gets the open file before any byte and at each check. False: FILE_CHANGED. */
  accept?: ((file: BigIntStats) => boolean) | undefined
  /** Gives up when no byte moves for this long, in ms. Default 60,000. */
  idleTimeoutMs?: number | undefined
  onProgress?: ((progress: UploadProgressInfo) => void) | undefined
  /**
   * Gets each piece in order before it is sent; a promise holds it back. The buffer is reused once
   * this settles: copy what you keep, never transfer it.
   */
  onChunk?: ((chunk: Buffer) => void | Promise<void>) | undefined
  /** Called with a piece's length before it is sent; a promise holds it back and is no stall. */
  throttle?: ((bytes: number) => void | Promise<void>) | undefined
}

export interface UploadedMedia {
  /** Opaque; for `posts.create`. */
  mediaKey: string
  raw: Record<string, unknown>
  [field: string]: unknown
}
