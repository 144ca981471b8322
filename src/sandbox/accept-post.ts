import { createHash, randomInt, randomUUID } from 'node:crypto'
import { ApiError, invalidRequest } from './api-error.ts'
import type { SandboxContext } from './context.ts'
import { dayMs, fitsDailyLimit } from './daily-limit.ts'
import type { PostEffects } from './faults/post-effects.ts'
import { checkDuration, lateErrorOf } from './media/media-verdict.ts'
import { postStatusAt, publishStartMs } from './post-status.ts'
import { checkCaption, readSchedule } from './request-body.ts'
import type { Profile } from './state/profile-store.ts'
import type { StoredMedia } from './media/media-store.ts'
import type { PostQuirks, StoredPost } from './state/post-store.ts'
import type { ReadCreate } from './wire-request.ts'

const mediaLifeMs = dayMs
const keyLengthLimit = 255
/** Longer than any sandbox runs, at any speed of a test. */
const foreverMs = 1_000 * 365 * dayMs

export interface Acceptance {
  post: StoredPost
  /** Whether the idempotency key had already created this post. */
  replayed: boolean
}

/**
 * Accepts a post, or throws an `ApiError`. Post and idempotency key are one commit, on disk before
 * it returns. A known key returns its post, despite later changes; with another body: a conflict.
 */
export function acceptPost(
  context: SandboxContext,
  create: ReadCreate,
  idempotencyKey: string | undefined,
  effects: PostEffects
): Acceptance {
  if (
    idempotencyKey !== undefined &&
    (idempotencyKey === '' || idempotencyKey.length > keyLengthLimit)
  )
    throw invalidRequest(`Idempotency-Key must have 1 to ${keyLengthLimit} characters.`)
  const bodySha256 = createHash('sha256').update(JSON.stringify(create.body)).digest('hex')
  return context.commit(() => {
    const before =
      idempotencyKey === undefined ? null : context.posts.byIdempotencyKey(idempotencyKey)
    if (before !== null) {
      if (before.bodySha256 !== bodySha256) throw new ApiError('IDEMPOTENCY_CONFLICT')
      return { post: stored(context, before.postId), replayed: true }
    }
    const post = addPost(context, create, effects)
    if (idempotencyKey !== undefined)
      context.posts.rememberIdempotencyKey(idempotencyKey, bodySha256, post.id)
    return { post, replayed: false }
  })
}

/** Moves a scheduled post; refused once publishing has started. */
export function reschedulePost(
  context: SandboxContext,
  id: string,
  scheduledFor: string,
  effects: PostEffects
): StoredPost {
  return context.commit(() => {
    const nowMs = context.clock.nowMs()
    const post = editablePost(context, id, nowMs)
    const publishAtMs =
      readSchedule(scheduledFor, nowMs, context.clock.wallMs()) + effects.publishAtShiftMs
    checkDailyLimit(context, post.profileId, publishAtMs, nowMs, id)
    context.posts.reschedule(id, publishAtMs)
    return stored(context, id)
  })
}

/** Cancels a scheduled post; refused once publishing has started. A second cancel has no effect. */
export function cancelPost(context: SandboxContext, id: string): StoredPost {
  return context.commit(() => {
    const nowMs = context.clock.nowMs()
    const post = findPost(context, id)
    if (postStatusAt(post, nowMs) === 'cancelled') return post
    editablePost(context, id, nowMs)
    context.posts.cancel(id, nowMs)
    return stored(context, id)
  })
}

/** Returns the post, or throws POST_NOT_FOUND. */
export function findPost(context: SandboxContext, id: string): StoredPost {
  const post = context.posts.get(id)
  if (post === null) throw new ApiError('POST_NOT_FOUND')
  return post
}

function addPost(context: SandboxContext, create: ReadCreate, effects: PostEffects): StoredPost {
  const { body } = create
  const nowMs = context.clock.nowMs()
  const profile = usableProfile(context, body.profileId)
  const media = usableMedia(context, body.mediaKeys[0] ?? '', nowMs)
  checkCaption(body.content.text)
  checkDuration(media.probe, profile.type)
  const publishAtMs =
    body.scheduledFor === undefined
      ? null
      : readSchedule(body.scheduledFor, nowMs, context.clock.wallMs()) + effects.publishAtShiftMs
  checkDailyLimit(context, profile.id, publishAtMs ?? nowMs, nowMs, null)
  const id = `post_${randomUUID().replaceAll('-', '')}`
  context.posts.add({
    id,
    videoId: newVideoId(),
    profileId: profile.id,
    mediaKey: media.key,
    caption: body.content.text,
    options: create.sentOptions,
    quirks: quirksOf(create, effects),
    createdAtMs: nowMs,
    publishAtMs,
    processingMs: effects.neverEnds ? foreverMs : context.settings.processingMs,
    lateErrorCode: effects.lateErrorCode ?? lateErrorOf(media.probe)
  })
  return stored(context, id)
}

/** Returns what to store if the options in effect differ from those sent. */
function quirksOf({ body, sentOptions }: ReadCreate, effects: PostEffects): PostQuirks | null {
  if (effects.optionsIgnored !== null)
    return { counted: {}, echo: effects.optionsIgnored === 'none' ? 'none' : 'applied' }
  return sentOptions === body.platforms.tiktok ? null : { counted: body.platforms.tiktok }
}

function usableProfile(context: SandboxContext, id: string): Profile {
  const profile = context.profiles.get(id)
  if (profile === null) throw new ApiError('PROFILE_NOT_FOUND')
  if (profile.status !== 'active')
    throw new ApiError(
      'PROFILE_NOT_CONNECTED',
      `The connection of @${profile.username} is ${profile.status}. Connect the account again.`
    )
  return profile
}

function usableMedia(context: SandboxContext, key: string, nowMs: number): StoredMedia {
  const media = context.media.get(key)
  if (media === null) throw new ApiError('MEDIA_NOT_FOUND')
  if (nowMs - media.createdAtMs >= mediaLifeMs)
    throw new ApiError(
      'MEDIA_NOT_FOUND',
      'This media was uploaded over 24 hours ago and is no longer kept. Upload it again.'
    )
  return media
}

function checkDailyLimit(
  context: SandboxContext,
  profileId: string,
  atMs: number,
  nowMs: number,
  exceptId: string | null
): void {
  const others = context.posts
    .ofProfileBetween(profileId, atMs - dayMs, atMs + dayMs)
    // A post that TikTok refused was never published, so it does not count.
    .filter((post) => post.id !== exceptId && postStatusAt(post, nowMs) !== 'failed')
  if (fitsDailyLimit(others.map(publishStartMs), atMs, context.settings.dailyLimit)) return
  throw new ApiError(
    'POST_LIMIT_REACHED',
    `This account has reached its limit of ${context.settings.dailyLimit} posts in 24 hours.`
  )
}

function editablePost(context: SandboxContext, id: string, nowMs: number): StoredPost {
  const post = findPost(context, id)
  const status = postStatusAt(post, nowMs)
  if (status !== 'scheduled')
    throw new ApiError(
      'POST_NOT_EDITABLE',
      `A post can be changed until publishing begins; this one is ${status}.`
    )
  return post
}

function stored(context: SandboxContext, id: string): StoredPost {
  const post = context.posts.get(id)
  if (post === null) throw new Error(`Post ${id} has vanished from the sandbox's state`)
  return post
}

/** Returns a number like TikTok's: 19 digits, more than a JavaScript number holds exactly. */
function newVideoId(): string {
  return `7${nineDigits()}${nineDigits()}`
}

function nineDigits(): string {
  return randomInt(1_000_000_000).toString().padStart(9, '0')
}
