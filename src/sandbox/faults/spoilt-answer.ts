import { errorBody } from '../api-error.ts'
import { retryAfterText, type WireFormat } from '../wire-format.ts'
import type { LineFault } from './fault.ts'

type AnswerFault = Extract<LineFault, { kind: 'answer' | 'rate-limit' }>

/** An answer that takes the place of the right one. */
export interface SpoiltAnswer {
  status: number
  contentType: string
  body: string
  retryAfter: string | null
}

const json = 'application/json; charset=utf-8'
const page =
  '<!doctype html>\n<html><head><title>Welcome to this network</title></head><body><h1>Please sign in</h1><p>Accept the terms to go on.</p></body></html>\n'
const proxyPage =
  '<html><head><title>Bad Gateway</title></head><body><center><h1>Bad Gateway</h1></center></body></html>\n'
const wrongTypes =
  '{"id":{"value":1},"postId":[],"status":7,"mediaKey":7,"url":7,"data":"none","items":"none"}'

/**
 * Writes a spoilt answer. `right` is the proper answer, if the request took effect; a cut answer is
 * its first half.
 */
export function spoiltAnswer(
  fault: AnswerFault,
  wire: WireFormat,
  requestId: string,
  right: string | null
): SpoiltAnswer {
  if (fault.kind === 'rate-limit') {
    return {
      ...errorAnswer(
        wire,
        requestId,
        429,
        'RATE_LIMITED',
        'Too many requests at once. Wait for the time in Retry-After.'
      ),
      retryAfter: retryAfterText(wire, fault.retryAfterS)
    }
  }
  const { status } = fault
  const retryAfter =
    fault.retryAfterS === undefined ? null : retryAfterText(wire, fault.retryAfterS)
  const plain = (contentType: string, body: string): SpoiltAnswer => ({
    status,
    contentType,
    body,
    retryAfter
  })
  switch (fault.body) {
    case 'error':
      return {
        ...errorAnswer(
          wire,
          requestId,
          status,
          fault.code ?? 'INTERNAL',
          fault.message ?? 'The service could not do this just now.'
        ),
        retryAfter
      }
    case 'html':
      return plain('text/html; charset=utf-8', status < 400 ? page : proxyPage)
    case 'text':
      return plain('text/plain; charset=utf-8', fault.message ?? 'upstream connect error')
    case 'cut-json':
      return plain(
        json,
        right === null || right.length < 2
          ? '{"id":"post_'
          : right.slice(0, Math.floor(right.length / 2))
      )
    case 'without-id':
      return plain(json, '{"status":"accepted"}')
    case 'wrong-types':
      return plain(json, wrongTypes)
    case 'empty':
      return plain(json, '')
  }
}

function errorAnswer(
  wire: WireFormat,
  requestId: string,
  status: number,
  code: string,
  message: string
): SpoiltAnswer {
  const body = errorBody({ code, message, field: undefined }, requestId, wire)
  return typeof body === 'string'
    ? { status, contentType: 'text/plain; charset=utf-8', body, retryAfter: null }
    : { status, contentType: json, body: JSON.stringify(body), retryAfter: null }
}
