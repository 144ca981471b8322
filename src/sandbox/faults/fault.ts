import { z } from 'zod'
import type { Operation } from '../operation.ts'

/**
 * When a fault strikes. Up to `after-body` nothing has been done; from `after-effect` on the
 * request has taken effect on disk.
 */
const moments = [
  'before-body',
  'inside-body',
  'after-body',
  'after-effect',
  'inside-answer'
] as const

export type Moment = (typeof moments)[number]

const moment = z.enum(moments)
const forMs = z.number().int().min(1).max(600_000)

/** What goes wrong on the line or in the answer; a request suffers at most one of these. */
const lineFault = z.discriminatedUnion('kind', [
  /** The connection is reset; at `inside-answer` the head and half of the body come first. */
  z.strictObject({ kind: z.literal('reset'), when: moment }),
  /** Nothing more happens on the connection until the client gives up. */
  z.strictObject({ kind: z.literal('stall'), when: moment }),
  /** This answer in place of the right one. */
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
  /** 429 with Retry-After for this request and the next ones, whatever they ask. */
  z.strictObject({
    kind: z.literal('rate-limit'),
    requests: z.number().int().min(1).max(1_000),
    retryAfterS: z.number().int().min(0).max(86_400)
  }),
  /** Takes effect and is answered; then nothing listens for a time: new connections are refused. */
  z.strictObject({ kind: z.literal('refuse-connections'), forMs }),
  /** The request's body is read this slowly. */
  z.strictObject({ kind: z.literal('slow-body'), bytesPerS: z.number().min(1) }),
  /** The answer's body trickles in over this time. */
  z.strictObject({ kind: z.literal('slow-answer'), overMs: forMs })
])

/** The fate of the post that a request creates or moves. Kept with the post beyond the request. */
const fateFault = z.discriminatedUnion('kind', [
  /** Looks like any other post and fails once processing is over. */
  z.strictObject({ kind: z.literal('late-failure'), code: z.string().min(1).max(100) }),
  /** Stays `publishing` for good. */
  z.strictObject({ kind: z.literal('never-ends') }),
  /** TikTok's options are dropped: the post is public; answers echo none, or those in effect. */
  z.strictObject({ kind: z.literal('options-ignored'), echo: z.enum(['none', 'other']) }),
  /** The scheduled time is read in another zone. */
  z.strictObject({
    kind: z.literal('publish-at-shifted'),
    byMinutes: z.number().int().min(-1_440).max(1_440)
  }),
  /** The account's connection ends just before the request, until the user connects again. */
  z.strictObject({ kind: z.literal('profile-expired') })
])

/** How an answer about posts is incomplete though well-formed. */
const viewFault = z.discriminatedUnion('kind', [
  /** The list as it stood this long ago, by the sandbox's clock. */
  z.strictObject({ kind: z.literal('stale-list'), byMs: z.number().int().min(1) }),
  /** No page of the list holds more posts than this, whatever `limit` asks. */
  z.strictObject({ kind: z.literal('small-pages'), size: z.number().int().min(1).max(100) }),
  /** Posts are shown without these fields. */
  z.strictObject({
    kind: z.literal('omit-fields'),
    fields: z
      .array(
        z.enum([
          'profileId',
          'content',
          'mediaKeys',
          'platforms',
          'publishAt',
          'url',
          'platformPostId',
          'createdAt'
        ])
      )
      .min(1)
  })
])

export const faultSchema = z.union([lineFault, fateFault, viewFault])

export type LineFault = z.infer<typeof lineFault>
export type FateFault = z.infer<typeof fateFault>
export type ViewFault = z.infer<typeof viewFault>
export type Fault = LineFault | FateFault | ViewFault

/** A fault with the name it was called by; its kind where it had none. */
export interface NamedFault {
  name: string
  fault: Fault
}

/** Faults of one group exclude each other in a request; those of different groups can combine. */
export type FaultGroup =
  | 'line'
  | 'outcome'
  | Exclude<Fault['kind'], LineFault['kind'] | 'late-failure' | 'never-ends'>

const groups: Record<Fault['kind'], FaultGroup> = {
  reset: 'line',
  stall: 'line',
  answer: 'line',
  'rate-limit': 'line',
  'refuse-connections': 'line',
  'slow-body': 'line',
  'slow-answer': 'line',
  'late-failure': 'outcome',
  'never-ends': 'outcome',
  'options-ignored': 'options-ignored',
  'publish-at-shifted': 'publish-at-shifted',
  'profile-expired': 'profile-expired',
  'stale-list': 'stale-list',
  'small-pages': 'small-pages',
  'omit-fields': 'omit-fields'
}

export function groupOf(fault: Fault): FaultGroup {
  return groups[fault.kind]
}

const postViews: readonly Operation[] = [
  'createPost',
  'getPost',
  'listPosts',
  'updatePost',
  'cancelPost'
]

const fittingOperations: Record<Exclude<FaultGroup, 'line'>, readonly Operation[]> = {
  outcome: ['createPost'],
  'options-ignored': ['createPost'],
  'publish-at-shifted': ['createPost', 'updatePost'],
  'profile-expired': ['createPost', 'listProfiles'],
  'stale-list': ['listPosts'],
  'small-pages': ['listPosts'],
  'omit-fields': postViews
}

/** Whether a fault means anything for an operation. */
export function fitsOperation(fault: Fault, operation: Operation): boolean {
  const group = groupOf(fault)
  return group === 'line' || fittingOperations[group].includes(operation)
}
