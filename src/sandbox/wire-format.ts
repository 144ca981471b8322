import type { Operation } from './operation.ts'

export interface WireRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Relative to `/v1`; `:id` is replaced by the id. */
  path: string
}

const routes: Record<Operation, WireRoute> = {
  createPost: { method: 'POST', path: '/posts' },
  getPost: { method: 'GET', path: '/posts/:id' },
  listPosts: { method: 'GET', path: '/posts' },
  updatePost: { method: 'PATCH', path: '/posts/:id' },
  cancelPost: { method: 'DELETE', path: '/posts/:id' },
  uploadMedia: { method: 'POST', path: '/media' },
  listProfiles: { method: 'GET', path: '/profiles' },
  createConnectLink: { method: 'POST', path: '/connect-links' }
}

/**
 * The sandbox's API format: every path, name and form of the API that no page of the vendor
 * settles, in the likeliest reading; a type lists the alternatives (see `wireVariants`). Written
 * independently of the SDK's reading, so that each can reveal the other's mistakes.
 */
export const defaultWire = {
  routes,
  /** The header with the key. `scheme` null: the header has the key alone. */
  auth: { header: 'authorization', scheme: 'Bearer' as string | null },
  headers: {
    /** Null: no such header exists, so the same create twice posts twice. */
    idempotencyKey: 'idempotency-key' as string | null,
    requestId: 'x-request-id',
    rateLimitReset: 'epoch-s' as 'epoch-s' | 'epoch-ms' | 's-from-now',
    retryAfter: 's' as 's' | 'date'
  },
  request: {
    scheduledFor: 'scheduledFor',
    uploadFile: 'file',
    uploadMimeType: 'mimeType',
    /** `file-first` refuses an upload with its type before the file; `file-last` the reverse. */
    uploadOrder: 'any' as 'any' | 'file-first' | 'file-last',
    listCursor: 'cursor',
    listLimit: 'limit',
    listProfileId: 'profileId',
    /** `ignored`: the list takes no parameters and always returns its first page. */
    listQuery: 'read' as 'read' | 'ignored'
  },
  options: {
    privacyLevel: 'privacyLevel',
    disableComment: 'disableComment',
    disableDuet: 'disableDuet',
    disableStitch: 'disableStitch',
    /** `allow`: the three switches mean the opposite. */
    switches: 'disable' as 'disable' | 'allow',
    public: 'PUBLIC_TO_EVERYONE',
    friends: 'MUTUAL_FOLLOW_FRIENDS',
    self: 'SELF_ONLY',
    /** The effect of another option name or value. `ignored`: dropped, and the post is public. */
    unknown: 'refused' as 'refused' | 'ignored',
    /** The options in answers: as sent, as in effect, or none. */
    echo: 'sent' as 'sent' | 'applied' | 'none'
  },
  answer: {
    envelope: 'none' as 'none' | 'data',
    createStatus: 201 as 200 | 201 | 202,
    /** The answer to a change or a cancellation. */
    change: 'post' as 'post' | 'no-content',
    /** The state of an immediate post until half of its processing is over. */
    firstStatus: 'publishing' as 'publishing' | 'scheduled' | 'queued',
    postId: 'id',
    /** When the post was created; null: not shown. */
    postCreatedAt: 'createdAt' as string | null,
    /** Null: not shown. `tiktok`: inside `platforms.tiktok`. */
    postUrl: 'url' as 'url' | 'platformUrl' | 'postUrl' | 'permalink' | 'tiktok' | null,
    postProfileId: 'profileId' as 'profileId' | 'profileIds' | 'none',
    postMediaKeys: 'mediaKeys' as 'mediaKeys' | 'media' | 'none',
    postError: 'error' as 'error' | 'failure' | 'flat' | 'flat-failure' | 'text',
    profileId: 'id',
    username: 'username',
    displayName: 'displayName',
    /** Null: not shown. The pictures are at the sandbox's own origin. */
    avatarUrl: null as string | null,
    profileStatus: 'status' as string | null,
    linkId: 'id' as string | null,
    linkExpiresAt: 'expiresAt' as string | null,
    /** A list's field; `bare`: the list is the whole answer; `own-name`: `posts`, `profiles`. */
    list: 'data' as 'data' | 'items' | 'own-name' | 'bare' | 'nested',
    nextCursor: 'nextCursor',
    listOrder: 'newest-first' as 'newest-first' | 'oldest-first',
    /** `object`: `{ error: { code, message } }`; `text`/`code`: `{ error: "…" }`; `plain`: text */
    error: 'object' as 'object' | 'top-level' | 'text' | 'code' | 'plain',
    errorMessage: 'message',
    errorRequestId: 'requestId'
  }
}

export type WireFormat = typeof defaultWire

/** What a variant changes. */
export type WireChange = {
  readonly [Part in keyof WireFormat]?: Readonly<Partial<WireFormat[Part]>>
}

/** Returns a format with a change applied. */
export function changed(format: WireFormat, change: WireChange): WireFormat {
  return {
    routes: { ...format.routes, ...change.routes },
    auth: { ...format.auth, ...change.auth },
    headers: { ...format.headers, ...change.headers },
    request: { ...format.request, ...change.request },
    options: { ...format.options, ...change.options },
    answer: { ...format.answer, ...change.answer }
  }
}

/** Formats `Retry-After` in whole seconds: the wait, or its end date, rounded up to 1 s. */
export function retryAfterText(
  { headers }: WireFormat,
  seconds: number,
  nowMs: number = Date.now()
): string {
  if (headers.retryAfter === 's') return String(seconds)
  return new Date(Math.ceil((nowMs + seconds * 1_000) / 1_000) * 1_000).toUTCString()
}
