import { z } from 'zod'
import { ApiError, invalidRequest } from './api-error.ts'

/** TikTok's limit for a caption, hashtags included, in UTF-16 code units. */
const captionLimitUnits = 2_200
/** TikTok posts can be scheduled this far ahead (the vendor's scheduling page). */
const scheduleHorizonMs = 10 * 24 * 60 * 60 * 1000

const tiktokOptions = z.strictObject({
  privacyLevel: z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']).optional(),
  disableComment: z.boolean().optional(),
  disableDuet: z.boolean().optional(),
  disableStitch: z.boolean().optional()
})

const scheduledFor = z.iso.datetime({
  offset: true,
  error: 'must be an ISO 8601 time with its offset, such as 2026-06-15T09:00:00Z'
})

/** The tutorial's shape, strictly: refuses unknown fields, so a misspelt option cannot pass. */
const createPost = z.strictObject({
  profileId: z.string().min(1),
  content: z.strictObject({ text: z.string() }),
  mediaKeys: z
    .array(z.string().min(1))
    .length(1, 'must hold exactly one key: a TikTok post is one video'),
  platforms: z.strictObject({ tiktok: tiktokOptions }),
  scheduledFor: scheduledFor.optional()
})

const updatePost = z.strictObject({ scheduledFor })

const connectLink = z.strictObject({
  platform: z.literal('tiktok'),
  redirectUrl: z
    .string()
    .refine(
      isRedirectUrl,
      "must be an absolute https address, an http address of this machine, or an app's own scheme"
    )
})

export const username = z.string().regex(/^[A-Za-z0-9._]{2,24}$/u)

const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).optional(),
  profileId: z.string().min(1).optional()
})

/** Test helper's body: changes the existing profile with this id, else creates a new one. */
const controlProfile = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/u)
    .optional(),
  username: username.optional(),
  displayName: z.string().min(1).max(60).optional(),
  status: z.enum(['active', 'expired', 'revoked']).optional(),
  type: z.enum(['standard', 'creator']).optional()
})

export type CreatePostBody = z.infer<typeof createPost>
export type ListQuery = z.infer<typeof listQuery>

export const readCreatePost = (body: unknown): CreatePostBody => read(createPost, body)
export const readUpdatePost = (body: unknown) => read(updatePost, body)
export const readConnectLink = (body: unknown) => read(connectLink, body)
export const readListQuery = (query: unknown): ListQuery => read(listQuery, query)
export const readControlProfile = (body: unknown) => read(controlProfile, body)

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') || undefined
  throw invalidRequest(
    `${field ?? 'The request is not right'}: ${issue?.message ?? 'unknown shape'}.`,
    field
  )
}

function isRedirectUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.protocol === 'https:') return true
  if (url.protocol === 'http:') return isLoopbackName(url.hostname)
  return !/^(?:javascript|data|blob|file|about|vbscript|ftp|wss?):$/u.test(url.protocol)
}

/** Returns whether a host name, without its port, is this machine's loopback. */
export function isLoopbackName(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]'
}

/** Refuses a caption over TikTok's limit, counted in UTF-16 units. */
export function checkCaption(text: string): void {
  if (text.length <= captionLimitUnits) return
  throw new ApiError(
    'CAPTION_TOO_LONG',
    `The caption has ${text.length} characters; TikTok takes ${captionLimitUnits}.`
  )
}

/**
 * Returns a post's scheduled instant in ms; only its offset counts, never another zone. Callers use
 * real time or, in tests, the sandbox's: refuses only what is past, or too far, on both.
 */
export function readSchedule(text: string, nowMs: number, wallMs: number): number {
  const atMs = Date.parse(text)
  if (atMs <= Math.min(nowMs, wallMs)) throw new ApiError('SCHEDULE_IN_PAST')
  if (atMs > Math.max(nowMs, wallMs) + scheduleHorizonMs) throw new ApiError('SCHEDULE_TOO_FAR')
  return atMs
}
