import { z } from 'zod'
import type { Operation } from '../operation.ts'

/**
 * When a fault is injected. Up to `after-body` the request has no effect; from `after-effect` on
 * its effect is on disk.
 */
const moments = [
  'before-body',
  'inside-body',
  'after-body',
  'after-effect',
  'inside-answer'
] as const

const moment = z.enum(moments)
const forMs = z.number().int().min(1).max(600_000)
const postField = z.enum([
  'profileId',
  'content',
  'mediaKeys',
  'platforms',
  'publishAt',
  'url',
  'platformPostId',
  'createdAt'
])

/** A fault of the connection or the answer; a request has at most one of these. */
const lineFault = z.discriminatedUnion('kind', [
  /** Resets the connection; at `inside-answer` after the head and half of the body. */
  z.strictObject({ kind: z.literal('reset'), when: moment }),
  /** Nothing more happens on the connection until the client gives up. */
  z.strictObject({ kind: z.literal('stall'), when: moment }),
  /** Replaces the right answer. */
  z.strictObject({
    kind: z.literal('answer'),
    when: z.enum(['before-body', 'after-body', 'after-effect']),
    status: z.number().int().min(200).max(599),
    /** `error`: the API's error form. `cut-json`: the right answer's first half. Rest: as named. */
    body: z.enum(['error', 'html', 'text', 'cut-json', 'without-id', 'wrong-types', 'empty']),
    code: z.string().min(1).max(100).optional(),
    message: z.string().min(1).max(500).optional(),
    retryAfterS: z.number().int().min(0).max(86_400).optional()
  }),
  /** 429 with Retry-After for this request and the next ones, of any operation. */
  z.strictObject({
    kind: z.literal('rate-limit'),
    requests: z.number().int().min(1).max(1_000),
    retryAfterS: z.number().int().min(0).max(86_400)
  }),
  /** Takes effect and is answered; then nothing listens for a time: new connections are refused. */
  z.strictObject({ kind: z.literal('refuse-connections'), forMs }),
  /** Reads the request's body this slowly. */
  z.strictObject({ kind: z.literal('slow-body'), bytesPerS: z.number().min(1) }),
  /** Spreads the answer's body over this time. */
  z.strictObject({ kind: z.literal('slow-answer'), overMs: forMs })
])

const postFault = z.discriminatedUnion('kind', [
  /** Looks like any other post but fails after processing. */
  z.strictObject({ kind: z.literal('late-failure'), code: z.string().min(1).max(100) }),
  /** Stays `publishing` forever. */
  z.strictObject({ kind: z.literal('never-ends') }),
  /** TikTok's options are dropped: the post is public; answers echo none, or those in effect. */
  z.strictObject({ kind: z.literal('options-ignored'), echo: z.enum(['none', 'other']) }),
  /** Reads the scheduled time in another zone. */
  z.strictObject({
    kind: z.literal('publish-at-shifted'),
    byMinutes: z.number().int().min(-1_440).max(1_440)
  }),
  /** The account's connection ends just before the request, until the user connects again. */
  z.strictObject({ kind: z.literal('profile-expired') }),

  /** The list as of this long ago, by the sandbox's clock. */
  z.strictObject({ kind: z.literal('stale-list'), byMs: z.number().int().min(1) }),
  /** No page of the list has more posts than this, whatever the `limit`. */
  z.strictObject({ kind: z.literal('small-pages'), size: z.number().int().min(1).max(100) }),
  /** Answers omit these fields of posts. */
  z.strictObject({ kind: z.literal('omit-fields'), fields: z.array(postField).min(1) })
])

export const faultSchema = z.union([lineFault, postFault])

export type LineFault = z.infer<typeof lineFault>
export type AnswerFault = Extract<LineFault, { kind: 'answer' }>
type PostFault = z.infer<typeof postFault>
export type Fault = LineFault | PostFault

/** A fault with the name of its order; its kind if there was none. */
export interface NamedFault {
  name: string
  fault: Fault
}

const postViews = ['createPost', 'getPost', 'listPosts', 'updatePost', 'cancelPost'] as const

const fittingOperations: Record<PostFault['kind'], readonly Operation[]> = {
  'late-failure': ['createPost'],
  'never-ends': ['createPost'],
  'options-ignored': ['createPost'],
  'publish-at-shifted': ['createPost', 'updatePost'],
  'profile-expired': ['createPost', 'listProfiles'],
  'stale-list': ['listPosts'],
  'small-pages': ['listPosts'],
  'omit-fields': postViews
}

export function isLineFault(fault: Fault): fault is LineFault {
  return !(fault.kind in fittingOperations)
}

/** Returns whether a fault can apply to an operation. */
export function fitsOperation(fault: Fault, operation: Operation): boolean {
  return isLineFault(fault) || fittingOperations[fault.kind].includes(operation)
}

/**
 * Returns a fault's group: faults of one group exclude each other in a request; others can combine.
 */
export function groupOf(fault: Fault): string {
  if (isLineFault(fault)) return 'line'
  return fault.kind === 'late-failure' || fault.kind === 'never-ends' ? 'outcome' : fault.kind
}
