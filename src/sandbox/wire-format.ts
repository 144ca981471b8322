import type { Operation } from './operation.ts'

export type WireMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface WireRoute {
  method: WireMethod
  /** Below `/v1`; `:id` stands for the id. */
  path: string
}

/**
 * How the sandbox speaks: every path, name and form of the API that no page of the vendor settles.
 * Written independently of the SDK's reading, so that each can reveal the other's mistakes.
 */
export interface WireFormat {
  routes: Record<Operation, WireRoute>
  /** Where the key is read. `scheme` null: the header holds the key alone. */
  auth: { header: string; scheme: string | null }
  headers: {
    /** Null: no such header is known, so the same create twice posts twice. */
    idempotencyKey: string | null
    requestId: string
    rateLimitReset: 'epoch-s' | 'epoch-ms' | 's-from-now'
    retryAfter: 's' | 'date'
  }
  request: {
    scheduledFor: string
    uploadFile: string
    uploadMimeType: string
    /** `file-first` refuses an upload with its type before the file; `file-last` the reverse. */
    uploadOrder: 'any' | 'file-first' | 'file-last'
    listCursor: string
    listLimit: string
    listProfileId: string
    /** `ignored`: the list takes no parameters and always gives its first page. */
    listQuery: 'read' | 'ignored'
  }
  options: {
    privacyLevel: string
    disableComment: string
    disableDuet: string
    disableStitch: string
    /** `allow`: the three switches mean the opposite. */
    switches: 'disable' | 'allow'
    public: string
    friends: string
    self: string
    /** The effect of another option name or value. `ignored`: dropped, and the post is public. */
    unknown: 'refused' | 'ignored'
    /** What answers show: the options as they were sent, as they took effect, or nothing. */
    echo: 'sent' | 'applied' | 'none'
  }
  answer: {
    envelope: 'none' | 'data'
    createStatus: 200 | 201 | 202
    /** What a change or a cancellation is answered with. */
    change: 'post' | 'no-content'
    /** What a post that is to go out at once is called until half of its processing is over. */
    firstStatus: 'publishing' | 'scheduled' | 'queued'
    postId: string
    /** When the post was made; null: not shown. */
    postCreatedAt: string | null
    /** Null: not shown. `tiktok`: inside `platforms.tiktok`. */
    postUrl: 'url' | 'platformUrl' | 'postUrl' | 'permalink' | 'tiktok' | null
    postProfileId: 'profileId' | 'profileIds' | 'none'
    postMediaKeys: 'mediaKeys' | 'media' | 'none'
    postError: 'error' | 'failure' | 'flat' | 'flat-failure' | 'text'
    profileId: string
    username: string
    displayName: string
    /** Null: not shown. The pictures are at the sandbox's own origin. */
    avatarUrl: string | null
    profileStatus: string | null
    linkId: string | null
    linkExpiresAt: string | null
    /** A list's field; `bare`: the list is the whole answer; `own-name`: `posts`, `profiles`. */
    list: 'data' | 'items' | 'own-name' | 'bare' | 'nested'
    nextCursor: string
    listOrder: 'newest-first' | 'oldest-first'
    /** `object`: `{ error: { code, message } }`; `text`/`code`: `{ error: "…" }`; `plain`: text */
    error: 'object' | 'top-level' | 'text' | 'code' | 'plain'
    errorMessage: string
    errorRequestId: string
  }
}

/** The likeliest reading of the vendor's pages. */
export const defaultWire: WireFormat = {
  routes: {
    createPost: { method: 'POST', path: '/posts' },
    getPost: { method: 'GET', path: '/posts/:id' },
    listPosts: { method: 'GET', path: '/posts' },
    updatePost: { method: 'PATCH', path: '/posts/:id' },
    cancelPost: { method: 'DELETE', path: '/posts/:id' },
    uploadMedia: { method: 'POST', path: '/media' },
    listProfiles: { method: 'GET', path: '/profiles' },
    createConnectLink: { method: 'POST', path: '/connect-links' }
  },
  auth: { header: 'authorization', scheme: 'Bearer' },
  headers: {
    idempotencyKey: 'idempotency-key',
    requestId: 'x-request-id',
    rateLimitReset: 'epoch-s',
    retryAfter: 's'
  },
  request: {
    scheduledFor: 'scheduledFor',
    uploadFile: 'file',
    uploadMimeType: 'mimeType',
    uploadOrder: 'any',
    listCursor: 'cursor',
    listLimit: 'limit',
    listProfileId: 'profileId',
    listQuery: 'read'
  },
  options: {
    privacyLevel: 'privacyLevel',
    disableComment: 'disableComment',
    disableDuet: 'disableDuet',
    disableStitch: 'disableStitch',
    switches: 'disable',
    public: 'PUBLIC_TO_EVERYONE',
    friends: 'MUTUAL_FOLLOW_FRIENDS',
    self: 'SELF_ONLY',
    unknown: 'refused',
    echo: 'sent'
  },
  answer: {
    envelope: 'none',
    createStatus: 201,
    change: 'post',
    firstStatus: 'publishing',
    postId: 'id',
    postCreatedAt: 'createdAt',
    postUrl: 'url',
    postProfileId: 'profileId',
    postMediaKeys: 'mediaKeys',
    postError: 'error',
    profileId: 'id',
    username: 'username',
    displayName: 'displayName',
    avatarUrl: null,
    profileStatus: 'status',
    linkId: 'id',
    linkExpiresAt: 'expiresAt',
    list: 'data',
    nextCursor: 'nextCursor',
    listOrder: 'newest-first',
    error: 'object',
    errorMessage: 'message',
    errorRequestId: 'requestId'
  }
}

/** What a variant changes. */
export type WireChange = {
  readonly [Part in keyof WireFormat]?: Readonly<Partial<WireFormat[Part]>>
}

/** A format with changes applied, later ones over earlier ones. */
export function applyChanges(format: WireFormat, changes: readonly WireChange[]): WireFormat {
  return changes.reduce<WireFormat>(
    (before, change) => ({
      routes: { ...before.routes, ...change.routes },
      auth: { ...before.auth, ...change.auth },
      headers: { ...before.headers, ...change.headers },
      request: { ...before.request, ...change.request },
      options: { ...before.options, ...change.options },
      answer: { ...before.answer, ...change.answer }
    }),
    format
  )
}
