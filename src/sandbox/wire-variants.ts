import { applyChanges, defaultWire, type WireChange, type WireFormat } from './wire-format.ts'

interface WireVariant {
  /** The assumptions it turns over, in the words of an SDK's wire table: `group.row`. */
  flips: readonly string[]
  change: WireChange
}

const lowerCase = { public: 'public', friends: 'friends', self: 'self' } as const
const snakeCase = {
  privacyLevel: 'privacy_level',
  disableComment: 'disable_comment',
  disableDuet: 'disable_duet',
  disableStitch: 'disable_stitch'
} as const
const optionRows = [
  'requestFields.privacyLevel',
  'requestFields.disableComment',
  'requestFields.disableDuet',
  'requestFields.disableStitch'
] as const

/**
 * Other ways in which the API could speak. Each changes one or a few facts that no page of the
 * vendor shows; variants combine. Without any the sandbox speaks `defaultWire`.
 */
export const wireVariants = {
  // Paths and methods.
  /** A post is created with PUT; POST is answered 405. */
  'create-by-put': {
    flips: ['routes.createPost'],
    change: { routes: { createPost: { method: 'PUT', path: '/posts' } } }
  },
  /** One post is read at `/post/{id}`; its old address takes PATCH and DELETE only (405). */
  'get-post-elsewhere': {
    flips: ['routes.getPost'],
    change: { routes: { getPost: { method: 'GET', path: '/post/:id' } } }
  },
  /** The list is at `/posts/list`; GET on `/posts` is answered 405. */
  'list-elsewhere': {
    flips: ['routes.listPosts'],
    change: { routes: { listPosts: { method: 'GET', path: '/posts/list' } } }
  },
  /** Uploads go to `/media/upload`; `/media` is 404. */
  'upload-elsewhere': {
    flips: ['routes.uploadMedia'],
    change: { routes: { uploadMedia: { method: 'POST', path: '/media/upload' } } }
  },
  /** Connect Links are at `/connectLinks`; `/connect-links` is 404. */
  'connect-links-camel': {
    flips: ['routes.createConnectLink'],
    change: { routes: { createConnectLink: { method: 'POST', path: '/connectLinks' } } }
  },
  /** Accounts are at `/accounts`; `/profiles` is 404. */
  'profiles-elsewhere': {
    flips: ['routes.listProfiles'],
    change: { routes: { listProfiles: { method: 'GET', path: '/accounts' } } }
  },

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
  /** An attempt's key is read from `X-Idempotency-Key`; one under the usual name has no effect. */
  'idempotency-other-header': {
    flips: ['requestHeaders.idempotencyKey'],
    change: { headers: { idempotencyKey: 'x-idempotency-key' } }
  },
  /** Nothing protects against the same create sent twice. */
  'idempotency-ignored': {
    flips: ['requestHeaders.idempotencyKey'],
    change: { headers: { idempotencyKey: null } }
  },
  /** Request ids come as `request-id`. */
  'request-id-other-header': {
    flips: ['responseHeaders.requestId'],
    change: { headers: { requestId: 'request-id' } }
  },
  /** `x-ratelimit-reset` in milliseconds since 1970. */
  'reset-in-ms': {
    flips: ['responseHeaders.rateLimitReset'],
    change: { headers: { rateLimitReset: 'epoch-ms' } }
  },
  /** `x-ratelimit-reset` in seconds from now. */
  'reset-from-now': {
    flips: ['responseHeaders.rateLimitReset'],
    change: { headers: { rateLimitReset: 's-from-now' } }
  },
  /** `Retry-After` as an HTTP date. */
  'retry-after-date': {
    flips: ['responseHeaders.retryAfter'],
    change: { headers: { retryAfter: 'date' } }
  },

  // What is sent.
  /** The time of a post is called `publishAt`; `scheduledFor` is refused as unknown. */
  'scheduled-for-renamed': {
    flips: ['requestFields.scheduledFor'],
    change: { request: { scheduledFor: 'publishAt' } }
  },
  /** TikTok's options in snake case; the camel-case ones are refused as unknown. */
  'options-snake-case': { flips: optionRows, change: { options: snakeCase } },
  /** TikTok's options in snake case; camel case is dropped, not echoed, and the post is public. */
  'options-snake-case-ignored': {
    flips: [...optionRows, 'answerFields.postPlatforms'],
    change: { options: { ...snakeCase, unknown: 'ignored', echo: 'none' } }
  },
  /** As before, and answers show the options that took effect. */
  'options-snake-case-other-echo': {
    flips: optionRows,
    change: { options: { ...snakeCase, unknown: 'ignored', echo: 'applied' } }
  },
  /** `allowComment`, `allowDuet`, `allowStitch` replace the `disable…` switches (refused). */
  'options-allow': {
    flips: optionRows.slice(1),
    change: {
      options: {
        switches: 'allow',
        disableComment: 'allowComment',
        disableDuet: 'allowDuet',
        disableStitch: 'allowStitch'
      }
    }
  },
  /** The audience is `public`, `friends` or `self`; TikTok's own values are refused. */
  'privacy-lower-case': {
    flips: ['privacyLevels.public', 'privacyLevels.friends', 'privacyLevels.self'],
    change: { options: lowerCase }
  },
  /** As before, and TikTok's own values are dropped without a word and without an echo. */
  'privacy-lower-case-ignored': {
    flips: [
      'privacyLevels.public',
      'privacyLevels.friends',
      'privacyLevels.self',
      'answerFields.postPlatforms'
    ],
    change: { options: { ...lowerCase, unknown: 'ignored', echo: 'none' } }
  },
  /** The parts of an upload are called `media` and `contentType`; others are refused. */
  'multipart-other-names': {
    flips: ['requestFields.uploadFile', 'requestFields.uploadMimeType'],
    change: { request: { uploadFile: 'media', uploadMimeType: 'contentType' } }
  },
  /** The file must be the first part of an upload. */
  'multipart-file-first': {
    flips: ['requestFields.uploadFile', 'requestFields.uploadMimeType'],
    change: { request: { uploadOrder: 'file-first' } }
  },
  /** The file must be the last part of an upload. */
  'multipart-file-last': {
    flips: ['requestFields.uploadFile', 'requestFields.uploadMimeType'],
    change: { request: { uploadOrder: 'file-last' } }
  },
  /** The list's parameters are `after`, `pageSize` and `profile`; others are refused with 400. */
  'list-query-renamed': {
    flips: ['requestFields.listCursor', 'requestFields.listLimit', 'requestFields.listProfileId'],
    change: { request: { listCursor: 'after', listLimit: 'pageSize', listProfileId: 'profile' } }
  },
  /** The list knows no parameters: always the first page, of all accounts, with the same cursor. */
  'list-query-ignored': {
    flips: ['requestFields.listCursor', 'requestFields.listLimit', 'requestFields.listProfileId'],
    change: { request: { listQuery: 'ignored' } }
  },

  // What is answered: form.
  /** Single objects come as `{ data: … }`. */
  'envelope-data': { flips: ['answerFields.envelope'], change: { answer: { envelope: 'data' } } },
  /** A create is answered 200. */
  'create-200': { flips: [], change: { answer: { createStatus: 200 } } },
  /** A create is answered 202. */
  'create-202': { flips: [], change: { answer: { createStatus: 202 } } },
  /** PATCH and DELETE are answered 204 without a body. */
  'change-204': { flips: [], change: { answer: { change: 'no-content' } } },
  /** A list is the whole answer; its cursor is lost. */
  'list-bare': {
    flips: ['answerFields.listItems', 'answerFields.listNextCursor'],
    change: { answer: { list: 'bare' } }
  },
  /** A list is in `items`. */
  'list-items': { flips: ['answerFields.listItems'], change: { answer: { list: 'items' } } },
  /** A list is in `posts` or `profiles`. */
  'list-own-name': { flips: ['answerFields.listItems'], change: { answer: { list: 'own-name' } } },
  /** A list is in `data.items`, its cursor beside it. */
  'list-nested': {
    flips: ['answerFields.listItems', 'answerFields.envelope'],
    change: { answer: { list: 'nested' } }
  },
  /** `next_cursor`. */
  'next-cursor-snake': {
    flips: ['answerFields.listNextCursor'],
    change: { answer: { nextCursor: 'next_cursor' } }
  },
  /** The list begins with the oldest post. */
  'list-oldest-first': { flips: ['list.order'], change: { answer: { listOrder: 'oldest-first' } } },

  // What is answered: posts.
  /** A post that is to go out at once is `scheduled` before it is `publishing`, without a time. */
  'first-scheduled': {
    flips: ['postStates.scheduled'],
    change: { answer: { firstStatus: 'scheduled' } }
  },
  /** A post begins in a state that no page names. */
  'first-queued': {
    flips: ['postStates.publishing'],
    change: { answer: { firstStatus: 'queued' } }
  },
  /** The id of a post is `postId`. */
  'post-id-long': { flips: ['answerFields.postId'], change: { answer: { postId: 'postId' } } },
  /** A post was made at `created_at`. */
  'created-at-snake': {
    flips: ['answerFields.postCreatedAt'],
    change: { answer: { postCreatedAt: 'created_at' } }
  },
  /** Posts do not say when they were made. */
  'created-at-absent': {
    flips: ['answerFields.postCreatedAt'],
    change: { answer: { postCreatedAt: null } }
  },
  /** The link of a post is `platformUrl`. */
  'url-platform-url': {
    flips: ['answerFields.postUrl'],
    change: { answer: { postUrl: 'platformUrl' } }
  },
  /** The link of a post is `postUrl`. */
  'url-post-url': { flips: ['answerFields.postUrl'], change: { answer: { postUrl: 'postUrl' } } },
  /** The link of a post is `permalink`. */
  'url-permalink': {
    flips: ['answerFields.postUrl'],
    change: { answer: { postUrl: 'permalink' } }
  },
  /** The link of a post is inside `platforms.tiktok`. */
  'url-inside-tiktok': {
    flips: ['answerFields.postUrl'],
    change: { answer: { postUrl: 'tiktok' } }
  },
  /** Posts have no link. */
  'url-absent': { flips: ['answerFields.postUrl'], change: { answer: { postUrl: null } } },
  /** The account of a post is a list `profileIds` of one. */
  'profile-echo-list': {
    flips: ['answerFields.postProfileId', 'answerFields.postProfileIds'],
    change: { answer: { postProfileId: 'profileIds' } }
  },
  /** Posts do not say whose they are. */
  'profile-echo-absent': {
    flips: ['answerFields.postProfileId'],
    change: { answer: { postProfileId: 'none' } }
  },
  /** The media of a post are `media[].mediaKey`. */
  'media-echo-objects': {
    flips: ['answerFields.postMediaKeys', 'answerFields.postMedia'],
    change: { answer: { postMediaKeys: 'media' } }
  },
  /** Posts do not say which media they have, so the list cannot settle anything. */
  'media-echo-absent': {
    flips: ['answerFields.postMediaKeys'],
    change: { answer: { postMediaKeys: 'none' } }
  },
  /** Options count and are not echoed. */
  'options-echo-absent': {
    flips: ['answerFields.postPlatforms'],
    change: { options: { echo: 'none' } }
  },
  /** Why a post failed is in `failure`. */
  'post-error-failure': {
    flips: ['answerFields.postError'],
    change: { answer: { postError: 'failure' } }
  },
  /** Why a post failed is in `errorCode` and `errorMessage`. */
  'post-error-flat': {
    flips: [
      'answerFields.postError',
      'answerFields.postErrorCode',
      'answerFields.postErrorMessage'
    ],
    change: { answer: { postError: 'flat' } }
  },
  /** Why a post failed is in `failureCode` and `failureReason`. */
  'post-error-flat-failure': {
    flips: [
      'answerFields.postError',
      'answerFields.postErrorCode',
      'answerFields.postErrorMessage'
    ],
    change: { answer: { postError: 'flat-failure' } }
  },
  /** Why a post failed is one sentence in `error`. */
  'post-error-text': {
    flips: ['answerFields.postError'],
    change: { answer: { postError: 'text' } }
  },

  // What is answered: accounts and links.
  /** The id of an account is `profileId`. */
  'profile-id-long': {
    flips: ['answerFields.profileId'],
    change: { answer: { profileId: 'profileId' } }
  },
  /** An account has `handle`, `name` and `avatar`. */
  'profile-other-names': {
    flips: [
      'answerFields.profileUsername',
      'answerFields.profileDisplayName',
      'answerFields.profileAvatarUrl'
    ],
    change: { answer: { username: 'handle', displayName: 'name', avatarUrl: 'avatar' } }
  },
  /** Accounts do not say whether they are connected. */
  'profile-status-absent': {
    flips: ['answerFields.profileStatus'],
    change: { answer: { profileStatus: null } }
  },
  /** A Connect Link is its address alone. */
  'link-url-only': {
    flips: ['answerFields.connectLinkId', 'answerFields.connectLinkExpiresAt'],
    change: { answer: { linkId: null, linkExpiresAt: null } }
  },

  // What is answered: errors.
  /** `{ code, message }`. */
  'error-top-level': { flips: ['answerFields.error'], change: { answer: { error: 'top-level' } } },
  /** `{ error: "a sentence" }`, without a code. */
  'error-text': { flips: ['answerFields.error'], change: { answer: { error: 'text' } } },
  /** `{ error: "THE_CODE" }`, without a sentence. */
  'error-code-text': { flips: ['answerFields.error'], change: { answer: { error: 'code' } } },
  /** A sentence that is not JSON. */
  'error-plain-text': { flips: ['answerFields.error'], change: { answer: { error: 'plain' } } },
  /** The sentence of an error is `detail`, its request id `request_id`. */
  'error-detail': {
    flips: ['answerFields.errorMessage', 'answerFields.errorRequestId'],
    change: { answer: { errorMessage: 'detail', errorRequestId: 'request_id' } }
  },
  /** The sentence of an error is `error_description`. */
  'error-description': {
    flips: ['answerFields.errorMessage'],
    change: { answer: { errorMessage: 'error_description' } }
  }
} as const satisfies Record<string, WireVariant>

export type WireVariantName = keyof typeof wireVariants

export const wireVariantNames: readonly WireVariantName[] =
  Object.keys(wireVariants).filter(isVariantName)

function isVariantName(name: string): name is WireVariantName {
  return Object.hasOwn(wireVariants, name)
}

/** Thrown for a variant that does not exist; the sentence names those that do. */
export class WireError extends Error {
  readonly code = 'INVALID_WIRE'
}

/** Reads a list or comma-separated text; `default` or nothing: the default. Throws `WireError`. */
export function readWire(given: string | readonly string[] | undefined): WireFormat {
  const names = (typeof given === 'string' ? given.split(',') : (given ?? []))
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'default')
  const changes = names.map((name) => {
    if (!isVariantName(name))
      throw new WireError(
        `There is no wire variant "${name}". There are: default, ${wireVariantNames.join(', ')}.`
      )
    return wireVariants[name].change
  })
  return changes.length === 0 ? defaultWire : applyChanges(defaultWire, changes)
}
