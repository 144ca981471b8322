/**
 * All assumptions of this SDK about Aether's HTTP interface, in one table.
 *
 * The vendor's pages show an SDK and a few paths, not the whole wire format, so part of this is
 * assumed. `verified: true`: a public page of the vendor states or shows it, not a server's answer.
 * To correct a fact, change one line here. No other SDK code contains a path, header or field name.
 */
export interface WireFact<Value> {
  value: Value
  /** Whether a public page of the vendor states or shows it. */
  verified: boolean
  /** The page that states it, or why it is assumed. */
  source: string
}

export interface WireRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Relative to the base URL; `{id}` is replaced by the encoded id. */
  path: string
}

const tutorial = 'blog/post-to-tiktok-api-typescript, 13 June 2026'
const scheduling = 'social-media-scheduling'
const rateLimits = 'blog/api-rate-limiting-explained, 11 June 2026'
const webhooks = 'webhooks'

const shown = <const Value>(value: Value, source: string): WireFact<Value> => ({
  value,
  verified: true,
  source
})
const assumed = <const Value>(value: Value, source: string): WireFact<Value> => ({
  value,
  verified: false,
  source
})
const route = (method: WireRoute['method'], path: string): WireRoute => ({ method, path })

export const aetherWire = {
  /** Includes `/v1`. The option `baseUrl` or the variable AETHER_BASE_URL replaces all of it. */
  baseUrl: shown('https://api.aetherhq.dev/v1', `${rateLimits}; ${scheduling}`),
  routes: {
    createPost: assumed(
      route('POST', '/posts'),
      `path shown in ${rateLimits}; the method is assumed`
    ),
    getPost: assumed(
      route('GET', '/posts/{id}'),
      `the SDK call is shown in ${tutorial}; PATCH and DELETE share the path`
    ),
    listPosts: assumed(route('GET', '/posts'), 'no page shows a list'),
    updatePost: shown(route('PATCH', '/posts/{id}'), scheduling),
    cancelPost: shown(route('DELETE', '/posts/{id}'), scheduling),
    uploadMedia: assumed(
      route('POST', '/media'),
      `the SDK call is shown in ${tutorial}; no page shows the path`
    ),
    createConnectLink: assumed(
      route('POST', '/connect-links'),
      `the SDK call is shown in ${tutorial}; no page shows the path`
    ),
    listProfiles: assumed(route('GET', '/profiles'), 'from the name of the dashboard section')
  },
  requestHeaders: {
    authorization: assumed('Authorization', 'the usual form; no page shows it'),
    authorizationScheme: assumed('Bearer', 'the usual form; no page shows it'),
    idempotencyKey: assumed(
      'Idempotency-Key',
      'the usual name; harmless where it is ignored, and never relied on'
    )
  },
  responseHeaders: {
    requestId: assumed('x-request-id', 'the usual name; no page shows it'),
    rateLimitLimit: shown('x-ratelimit-limit', rateLimits),
    rateLimitRemaining: shown('x-ratelimit-remaining', rateLimits),
    rateLimitReset: shown(
      'x-ratelimit-reset',
      `${rateLimits}; the unit is not: over 1e12 is ms, from 1e9 is s, less is s from now`
    ),
    retryAfter: shown('retry-after', `${rateLimits}, in seconds; a date is accepted too`),
    date: shown('date', 'RFC 9110')
  },
  /** Field names that this SDK sends. */
  requestFields: {
    profileId: shown('profileId', tutorial),
    content: shown('content', tutorial),
    contentText: shown('text', tutorial),
    mediaKeys: shown('mediaKeys', tutorial),
    platforms: shown('platforms', tutorial),
    tiktok: shown('tiktok', tutorial),
    scheduledFor: assumed(
      'scheduledFor',
      `shown in ${scheduling} with another body; sent as a UTC instant ending in Z, never with a time zone`
    ),
    privacyLevel: assumed(
      'privacyLevel',
      `the choice is stated in ${tutorial}, the name is TikTok's own in camelCase`
    ),
    disableComment: assumed('disableComment', "TikTok's own name in camelCase"),
    disableDuet: assumed(
      'disableDuet',
      `the choice is stated in ${tutorial}, the name is TikTok's own in camelCase`
    ),
    disableStitch: assumed(
      'disableStitch',
      `the choice is stated in ${tutorial}, the name is TikTok's own in camelCase`
    ),
    platform: shown('platform', tutorial),
    redirectUrl: shown('redirectUrl', tutorial),
    uploadFile: assumed(
      'file',
      `argument of the SDK call in ${tutorial}; as the name of a multipart part it is assumed`
    ),
    uploadMimeType: assumed(
      'mimeType',
      `argument of the SDK call in ${tutorial}; as the name of a multipart part it is assumed`
    ),
    listCursor: assumed('cursor', 'no page shows paging'),
    listLimit: assumed('limit', 'no page shows paging'),
    listProfileId: assumed('profileId', 'no page shows a filter')
  },
  /** Field names that this SDK reads in an answer, likeliest first. */
  answerFields: {
    envelope: assumed(['data'], 'the SDK returns bare objects; the wire may wrap them'),
    postId: shown(['id', 'postId'], `id: ${tutorial}; postId is assumed`),
    postStatus: shown(['status'], tutorial),
    postPublishAt: shown(['publishAt'], scheduling),
    postCreatedAt: assumed(['createdAt', 'created_at'], 'no page shows it'),
    postUrl: assumed(
      ['url', 'platformUrl', 'postUrl', 'permalink'],
      `${webhooks} says that a published post has one, without its name`
    ),
    postProfileId: assumed(
      ['profileId'],
      'echo of the request; also read from a profileIds list of one'
    ),
    postProfileIds: assumed(['profileIds'], `a request field in ${scheduling}`),
    postMediaKeys: assumed(['mediaKeys'], 'echo of the request; also read from media[].mediaKey'),
    postMedia: assumed(['media'], `a request field in ${scheduling}`),
    postPlatforms: assumed(['platforms'], 'echo of the request'),
    postError: assumed(
      ['error', 'failure'],
      `${webhooks} says that a failed post has a code and a message, without their names`
    ),
    postErrorCode: assumed(['errorCode', 'failureCode'], 'flat form of the same'),
    postErrorMessage: assumed(
      ['errorMessage', 'failureMessage', 'failureReason'],
      'flat form of the same'
    ),
    mediaKey: shown(['mediaKey'], tutorial),
    profileId: shown(
      ['id', 'profileId'],
      `the dashboard shows a profileId (${tutorial}); id is assumed`
    ),
    profilePlatform: shown(['platform'], tutorial),
    profileUsername: assumed(['username', 'handle'], 'no page shows it'),
    profileDisplayName: assumed(['displayName', 'name'], 'no page shows it'),
    profileAvatarUrl: assumed(['avatarUrl', 'avatar'], 'no page shows it'),
    profileStatus: assumed(['status'], 'no page shows it'),
    connectLinkUrl: shown(['url'], tutorial),
    connectLinkId: assumed(['id'], 'no page shows it'),
    connectLinkExpiresAt: assumed(['expiresAt'], 'no page shows it'),
    listItems: assumed(['data', 'items', 'posts', 'profiles'], 'a bare list is read as well'),
    listNextCursor: assumed(['nextCursor', 'next_cursor'], 'no page shows paging'),
    error: assumed(
      ['error'],
      'no page shows the error envelope; the fields below are also read at the top level'
    ),
    errorCode: shown(['code'], tutorial),
    errorMessage: assumed(['message', 'error_description', 'detail'], 'no page shows it'),
    errorRequestId: assumed(['requestId', 'request_id'], 'no page shows it')
  },
  /** States of a post. Any other value is kept and is not final. */
  postStates: {
    draft: shown('draft', scheduling),
    scheduled: shown('scheduled', scheduling),
    publishing: shown('publishing', tutorial),
    published: shown('published', tutorial),
    failed: shown('failed', `${scheduling}; ${webhooks}`),
    cancelled: shown('cancelled', `${scheduling}; ${webhooks}`)
  },
  privacyLevels: {
    public: assumed('PUBLIC_TO_EVERYONE', "TikTok's own value"),
    friends: assumed('MUTUAL_FOLLOW_FRIENDS', "TikTok's own value"),
    self: assumed('SELF_ONLY', "TikTok's own value")
  },
  /** Codes that the API sends; they take precedence over the HTTP status. */
  apiErrorCodes: {
    postLimitReached: shown('POST_LIMIT_REACHED', tutorial),
    videoTooShort: shown('VIDEO_TOO_SHORT', tutorial),
    videoTooLong: shown('VIDEO_TOO_LONG', tutorial),
    captionTooLong: shown('CAPTION_TOO_LONG', tutorial)
  }
} as const
