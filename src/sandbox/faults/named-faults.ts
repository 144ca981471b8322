import { failReasons } from '../fail-reasons.ts'
import type { Fault } from './fault.ts'

const error = (
  status: number,
  code: string,
  more: Partial<Extract<Fault, { kind: 'answer' }>> = {}
): Fault => ({ kind: 'answer', when: 'after-body', status, body: 'error', code, ...more })
const done = { when: 'after-effect' } as const
const early = { when: 'before-body' } as const

const lateFailures = Object.fromEntries(
  Object.keys(failReasons).map((code) => [
    `late-${code}`,
    { kind: 'late-failure', code } satisfies Fault
  ])
)

const fixed = {
  /** The request itself is answered; the next connections are refused for half a second. */
  'refuse-connections': { kind: 'refuse-connections', forMs: 500 },
  /** The head was read, the body was not. */
  'reset-before-body': { kind: 'reset', when: 'before-body' },
  /** Half of the body was read. */
  'reset-inside-body': { kind: 'reset', when: 'inside-body' },
  /** The whole body was read, without effect. */
  'reset-after-body': { kind: 'reset', when: 'after-body' },
  /** The request took effect; no byte of an answer comes. */
  'reset-after-effect': { kind: 'reset', when: 'after-effect' },
  /** The request took effect; the answer breaks off in its body. */
  'reset-inside-answer': { kind: 'reset', when: 'inside-answer' },
  'stall-before-body': { kind: 'stall', when: 'before-body' },
  'stall-inside-body': { kind: 'stall', when: 'inside-body' },
  'stall-after-body': { kind: 'stall', when: 'after-body' },
  'stall-after-effect': { kind: 'stall', when: 'after-effect' },
  'stall-inside-answer': { kind: 'stall', when: 'inside-answer' },
  'slow-body': { kind: 'slow-body', bytesPerS: 100_000 },
  'slow-answer': { kind: 'slow-answer', overMs: 1_000 },
  'error-500': error(500, 'INTERNAL'),
  'error-502': error(502, 'BAD_GATEWAY'),
  'error-503': error(503, 'UNAVAILABLE'),
  'error-504': error(504, 'GATEWAY_TIMEOUT'),
  /** The answer comes while the client still sends its body. */
  'error-503-early': error(503, 'UNAVAILABLE', early),
  'error-408-done': error(408, 'REQUEST_TIMEOUT', done),
  'error-409': error(409, 'CONFLICT'),
  'error-409-done': error(409, 'CONFLICT', done),
  'error-500-done': error(500, 'INTERNAL', done),
  'error-502-done': error(502, 'BAD_GATEWAY', done),
  'error-503-done': error(503, 'UNAVAILABLE', done),
  'error-504-done': error(504, 'GATEWAY_TIMEOUT', done),
  /** A proxy's page instead of an answer. */
  'html-502-done': error(502, 'BAD_GATEWAY', { ...done, body: 'html' }),
  /** The sign-in page of a public network: nothing reached the API. */
  'html-200': { kind: 'answer', when: 'after-body', status: 200, body: 'html' },
  'html-200-done': { kind: 'answer', ...done, status: 200, body: 'html' },
  'cut-json': { kind: 'answer', when: 'after-body', status: 200, body: 'cut-json' },
  'cut-json-done': { kind: 'answer', ...done, status: 201, body: 'cut-json' },
  'wrong-types': { kind: 'answer', when: 'after-body', status: 200, body: 'wrong-types' },
  'wrong-types-done': { kind: 'answer', ...done, status: 201, body: 'wrong-types' },
  /** A success that does not name its object. */
  'without-id-done': { kind: 'answer', ...done, status: 201, body: 'without-id' },
  'empty-done': { kind: 'answer', ...done, status: 200, body: 'empty' },
  unauthorised: error(401, 'INVALID_API_KEY', early),
  'absent-404': error(404, 'NOT_FOUND', early),
  'absent-405': error(405, 'METHOD_NOT_ALLOWED', early),
  'rate-limited': { kind: 'rate-limit', requests: 1, retryAfterS: 1 },
  'rate-limit-burst': { kind: 'rate-limit', requests: 5, retryAfterS: 1 },
  /** The daily limit, as the error in the vendor's tutorial. */
  'limit-400': error(400, 'POST_LIMIT_REACHED'),
  'limit-429': error(429, 'POST_LIMIT_REACHED'),
  'never-ends': { kind: 'never-ends' },
  'options-ignored': { kind: 'options-ignored', echo: 'none' },
  'options-ignored-other-echo': { kind: 'options-ignored', echo: 'other' },
  /** The sample on the vendor's scheduling page: the clock time is read in New York. */
  'publish-at-shifted': { kind: 'publish-at-shifted', byMinutes: 240 },
  'profile-expired': { kind: 'profile-expired' },
  'stale-list': { kind: 'stale-list', byMs: 600_000 },
  'small-pages': { kind: 'small-pages', size: 1 },
  'no-media-key-echo': { kind: 'omit-fields', fields: ['mediaKeys'] },
  'no-options-echo': { kind: 'omit-fields', fields: ['platforms'] }
} as const satisfies Record<string, Fault>

/** All named faults. `…-done`: takes effect first. `late-<code>`: fails after processing. */
export const namedFaults: Readonly<Record<string, Fault>> = { ...fixed, ...lateFailures }

export type FaultName = keyof typeof fixed | `late-${keyof typeof failReasons}`
