import { changed, defaultWire, type WireChange, type WireFormat } from './wire-format.ts'

interface WireVariant {
  /** The assumptions that it contradicts, by their names in an SDK's wire table: `group.row`. */
  flips: readonly string[]
  change: WireChange
}

type Change<Part extends keyof WireFormat> = NonNullable<WireChange[Part]>

const route = (
  operation: keyof WireFormat['routes'],
  method: 'GET' | 'POST' | 'PUT',
  path: string
): WireVariant => ({
  flips: [`routes.${operation}`],
  change: { routes: { [operation]: { method, path } } }
})

const header = (flips: string, headers: Change<'headers'>): WireVariant => ({
  flips: [flips],
  change: { headers }
})

/** `rows`: the assumptions about request fields, by default named like the changed fields. */
const request = (change: Change<'request'>, rows = Object.keys(change)): WireVariant => ({
  flips: rows.map((row) => `requestFields.${row}`),
  change: { request: change }
})

/** `rows`: the assumptions about answer fields, by default named like the changed fields. */
const answer = (change: Change<'answer'>, rows = Object.keys(change)): WireVariant => ({
  flips: rows.map((row) => `answerFields.${row}`),
  change: { answer: change }
})

const options = (flips: readonly string[], change: Change<'options'>): WireVariant => ({
  flips,
  change: { options: change }
})

const lowerCase = { public: 'public', friends: 'friends', self: 'self' } as const
const levelRows = ['privacyLevels.public', 'privacyLevels.friends', 'privacyLevels.self']
const snakeCase = {
  privacyLevel: 'privacy_level',
  disableComment: 'disable_comment',
  disableDuet: 'disable_duet',
  disableStitch: 'disable_stitch'
} as const
const optionRows = Object.keys(snakeCase).map((name) => `requestFields.${name}`)
const echoRow = 'answerFields.postPlatforms'
const uploadRows = ['uploadFile', 'uploadMimeType']
const errorRows = ['postError', 'postErrorCode', 'postErrorMessage']

/**
 * Alternative forms of the API. Each changes one or a few facts that no page of the vendor shows;
 * variants combine. Without any the sandbox uses `defaultWire`.
 */
export const wireVariants = {
  // Paths and methods.
  /** POST is answered 405. */
  'create-by-put': route('createPost', 'PUT', '/posts'),
  /** The old address accepts PATCH and DELETE only (405). */
  'get-post-elsewhere': route('getPost', 'GET', '/post/:id'),
  /** GET on `/posts` is answered 405. */
  'list-elsewhere': route('listPosts', 'GET', '/posts/list'),
  'upload-elsewhere': route('uploadMedia', 'POST', '/media/upload'),
  'connect-links-camel': route('createConnectLink', 'POST', '/connectLinks'),
  'profiles-elsewhere': route('listProfiles', 'GET', '/accounts'),

  // Headers.
  /** The key is expected in `X-API-Key`; a Bearer token is 401. */
  'api-key-header': {
    flips: ['requestHeaders.authorization'],
    change: { auth: { header: 'x-api-key', scheme: null } }
  },
  /** `Authorization: Token <key>`; a Bearer token is 401. */
  'token-scheme': {
    flips: ['requestHeaders.authorizationScheme'],
    change: { auth: { header: 'authorization', scheme: 'Token' } }
  },
  /** A key in the usual header has no effect. */
  'idempotency-other-header': header('requestHeaders.idempotencyKey', {
    idempotencyKey: 'x-idempotency-key'
  }),
  /** Nothing prevents a double post when the same create is sent twice. */
  'idempotency-ignored': header('requestHeaders.idempotencyKey', { idempotencyKey: null }),
  'request-id-other-header': header('responseHeaders.requestId', { requestId: 'request-id' }),
  'reset-in-ms': header('responseHeaders.rateLimitReset', { rateLimitReset: 'epoch-ms' }),
  'reset-from-now': header('responseHeaders.rateLimitReset', { rateLimitReset: 's-from-now' }),
  'retry-after-date': header('responseHeaders.retryAfter', { retryAfter: 'date' }),

  // Requests.
  /** `scheduledFor` is refused as unknown. */
  'scheduled-for-renamed': request({ scheduledFor: 'publishAt' }),
  /** Refuses the camel-case options as unknown. */
  'options-snake-case': options(optionRows, snakeCase),
  /** Drops camel case without an echo; the post is public. */
  'options-snake-case-ignored': options([...optionRows, echoRow], {
    ...snakeCase,
    unknown: 'ignored',
    echo: 'none'
  }),
  /** As before, but answers show the options in effect. */
  'options-snake-case-other-echo': options(optionRows, {
    ...snakeCase,
    unknown: 'ignored',
    echo: 'applied'
  }),
  /** The `disable…` switches are refused. */
  'options-allow': options(optionRows.slice(1), {
    switches: 'allow',
    disableComment: 'allowComment',
    disableDuet: 'allowDuet',
    disableStitch: 'allowStitch'
  }),
  /** TikTok's own values are refused. */
  'privacy-lower-case': options(levelRows, lowerCase),
  /** As before, but drops TikTok's own values silently, without an echo. */
  'privacy-lower-case-ignored': options([...levelRows, echoRow], {
    ...lowerCase,
    unknown: 'ignored',
    echo: 'none'
  }),
  'multipart-other-names': request({ uploadFile: 'media', uploadMimeType: 'contentType' }),
  'multipart-file-first': request({ uploadOrder: 'file-first' }, uploadRows),
  'multipart-file-last': request({ uploadOrder: 'file-last' }, uploadRows),
  /** The usual parameters are refused with 400. */
  'list-query-renamed': request({
    listCursor: 'after',
    listLimit: 'pageSize',
    listProfileId: 'profile'
  }),
  /** The list takes no parameters: always the first page, of all accounts, with the same cursor. */
  'list-query-ignored': request({ listQuery: 'ignored' }, [
    'listCursor',
    'listLimit',
    'listProfileId'
  ]),

  // Answers: form.
  'envelope-data': answer({ envelope: 'data' }),
  'create-200': answer({ createStatus: 200 }, []),
  'create-202': answer({ createStatus: 202 }, []),
  /** PATCH and DELETE are answered 204 without a body. */
  'change-204': answer({ change: 'no-content' }, []),
  /** A list is the whole answer; its cursor is lost. */
  'list-bare': answer({ list: 'bare' }, ['listItems', 'listNextCursor']),
  'list-items': answer({ list: 'items' }, ['listItems']),
  'list-own-name': answer({ list: 'own-name' }, ['listItems']),
  /** A list is in `data.items`, its cursor beside it. */
  'list-nested': answer({ list: 'nested' }, ['listItems', 'envelope']),
  'next-cursor-snake': answer({ nextCursor: 'next_cursor' }, ['listNextCursor']),
  'list-oldest-first': { flips: ['list.order'], change: { answer: { listOrder: 'oldest-first' } } },

  // Answers: posts.
  /** An immediate post is `scheduled` before it is `publishing`, without a time. */
  'first-scheduled': {
    flips: ['postStates.scheduled'],
    change: { answer: { firstStatus: 'scheduled' } }
  },
  /** A post starts in a state that no page names. */
  'first-queued': {
    flips: ['postStates.publishing'],
    change: { answer: { firstStatus: 'queued' } }
  },
  'post-id-long': answer({ postId: 'postId' }),
  'created-at-snake': answer({ postCreatedAt: 'created_at' }),
  'created-at-absent': answer({ postCreatedAt: null }),
  'url-platform-url': answer({ postUrl: 'platformUrl' }),
  'url-post-url': answer({ postUrl: 'postUrl' }),
  'url-permalink': answer({ postUrl: 'permalink' }),
  /** The link of a post is inside `platforms.tiktok`. */
  'url-inside-tiktok': answer({ postUrl: 'tiktok' }),
  'url-absent': answer({ postUrl: null }),
  /** The account of a post is a list `profileIds` with one entry. */
  'profile-echo-list': answer({ postProfileId: 'profileIds' }, ['postProfileId', 'postProfileIds']),
  'profile-echo-absent': answer({ postProfileId: 'none' }),
  /** The media of a post are `media[].mediaKey`. */
  'media-echo-objects': answer({ postMediaKeys: 'media' }, ['postMediaKeys', 'postMedia']),
  /** Posts omit their media, so the list cannot settle anything. */
  'media-echo-absent': answer({ postMediaKeys: 'none' }),
  /** Options apply but are not echoed. */
  'options-echo-absent': options([echoRow], { echo: 'none' }),
  'post-error-failure': answer({ postError: 'failure' }),
  /** Why a post failed is in `errorCode` and `errorMessage`. */
  'post-error-flat': answer({ postError: 'flat' }, errorRows),
  /** Why a post failed is in `failureCode` and `failureReason`. */
  'post-error-flat-failure': answer({ postError: 'flat-failure' }, errorRows),
  /** Why a post failed is one sentence in `error`. */
  'post-error-text': answer({ postError: 'text' }),

  // Answers: accounts and links.
  'profile-id-long': answer({ profileId: 'profileId' }),
  'profile-other-names': answer({ username: 'handle', displayName: 'name', avatarUrl: 'avatar' }, [
    'profileUsername',
    'profileDisplayName',
    'profileAvatarUrl'
  ]),
  'profile-status-absent': answer({ profileStatus: null }),
  /** A Connect Link has only its address. */
  'link-url-only': answer({ linkId: null, linkExpiresAt: null }, [
    'connectLinkId',
    'connectLinkExpiresAt'
  ]),

  // Answers: errors.
  /** `{ code, message }`. */
  'error-top-level': answer({ error: 'top-level' }),
  /** `{ error: "a sentence" }`, without a code. */
  'error-text': answer({ error: 'text' }),
  /** `{ error: "THE_CODE" }`, without a sentence. */
  'error-code-text': answer({ error: 'code' }),
  /** A sentence that is not JSON. */
  'error-plain-text': answer({ error: 'plain' }),
  'error-detail': answer({ errorMessage: 'detail', errorRequestId: 'request_id' }),
  'error-description': answer({ errorMessage: 'error_description' })
} as const satisfies Record<string, WireVariant>

export type WireVariantName = keyof typeof wireVariants

export const wireVariantNames: readonly WireVariantName[] =
  Object.keys(wireVariants).filter(isVariantName)

function isVariantName(name: string): name is WireVariantName {
  return Object.hasOwn(wireVariants, name)
}

/** Thrown for an unknown variant; the message lists the valid ones. */
export class WireError extends Error {
  readonly code = 'INVALID_WIRE'
}

/** Reads a list or comma-separated text; `default` or empty: the default. Throws `WireError`. */
export function readWire(given: string | readonly string[] | undefined): WireFormat {
  return (typeof given === 'string' ? given.split(',') : (given ?? []))
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'default')
    .reduce((wire, name) => {
      if (isVariantName(name)) return changed(wire, wireVariants[name].change)
      throw new WireError(
        `There is no wire variant "${name}". There are: default, ${wireVariantNames.join(', ')}.`
      )
    }, defaultWire)
}
