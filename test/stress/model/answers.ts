import { AetherError, type Post } from 'aether'
import type { Answer, Call, FakeAether, FakePost } from '../../support/fakes/fake-aether.ts'

const ok: Answer = { effect: true, say: 'ok' }
const refusal = (code: string, status: number | undefined): Answer => ({
  effect: false,
  say: new AetherError(code, { message: code, status, outcome: 'refused' })
})
const unclear = (code: string, status: number | undefined, effect: boolean): Answer => ({
  effect,
  say: new AetherError(code, { message: code, status, outcome: 'ambiguous' })
})

const createAnswers: readonly Answer[] = [
  ok,
  ok,
  ok,
  ok,
  unclear('HTTP_502', 502, true),
  unclear('HTTP_502', 502, false),
  unclear('HTTP_409', 409, true),
  unclear('NETWORK_RESET', undefined, true),
  unclear('NETWORK_RESET', undefined, false),
  unclear('NO_ID', 201, true),
  unclear('NOT_JSON', 200, true),
  unclear('TIMEOUT', undefined, false),
  unclear('HTTP_408', 408, true),
  unclear('POST_LIMIT_REACHED', 500, false),
  refusal('VIDEO_TOO_LONG', 422),
  refusal('POST_LIMIT_REACHED', 400),
  refusal('HTTP_429', 429),
  refusal('INVALID_API_KEY', 401),
  refusal('PROFILE_EXPIRED', 403),
  refusal('NETWORK_REFUSED', undefined),
  refusal('NETWORK_DNS', undefined),
  refusal('MEDIA_NOT_FOUND', 400),
  refusal('HTTP_400', 400),
  refusal('SCHEDULE_TOO_FAR', 422)
]
const uploadAnswers: readonly Answer[] = [
  ok,
  ok,
  ok,
  ok,
  ok,
  unclear('HTTP_503', 503, false),
  unclear('NETWORK_RESET', undefined, true),
  refusal('HTTP_413', 413),
  refusal('HTTP_429', 429),
  refusal('NETWORK_REFUSED', undefined)
]
const readAnswers: readonly Answer[] = [
  ok,
  ok,
  ok,
  ok,
  ok,
  unclear('HTTP_500', 500, false),
  refusal('HTTP_429', 429),
  refusal('HTTP_404', 404),
  refusal('INVALID_API_KEY', 401),
  refusal('NETWORK_REFUSED', undefined)
]

/** Answers to canceling or moving a scheduled post. */
const orderAnswers: readonly Answer[] = [
  ok,
  ok,
  ok,
  unclear('HTTP_502', 502, true),
  unclear('HTTP_500', 500, false),
  refusal('HTTP_409', 409),
  refusal('HTTP_429', 429),
  refusal('NETWORK_REFUSED', undefined)
]

const tell = ({ id, profileId, mediaKey, status, publishAtMs }: FakePost): Partial<Post> => ({
  id,
  profileId,
  mediaKeys: [mediaKey],
  status,
  ...(publishAtMs !== null && { publishAt: new Date(publishAtMs).toISOString() })
})
/** The list: complete, stale, empty, or without the posts' media. */
const views: readonly FakeAether['listView'][] = [
  (posts) => posts.map(tell),
  (posts) => posts.map(tell),
  (posts) => posts.slice(1).map(tell),
  () => [],
  (posts) => posts.map(({ id, status }) => ({ id, status }))
]

const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T

/** Returns an answer to a request, picked by `how` from those that fit. */
export function answerFor(aether: FakeAether, call: Call, how: number): Answer {
  switch (call.kind) {
    case 'create':
      return pick(createAnswers, how)
    case 'upload':
      return pick(uploadAnswers, how)
    case 'list':
      aether.listView = pick(views, Math.floor(how / readAnswers.length))
      return pick(readAnswers, how)
    case 'get':
      return pick(readAnswers, how)
    case 'cancel':
    case 'update':
      return pick(orderAnswers, how)
  }
}
