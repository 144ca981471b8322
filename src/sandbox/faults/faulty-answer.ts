import type { FastifyReply } from 'fastify'
import { errorBody } from '../api-error.ts'
import { retryAfterText, type WireFormat } from '../wire-format.ts'
import type { AnswerFault } from './fault.ts'

const json = 'application/json; charset=utf-8'
const html = 'text/html; charset=utf-8'
const plainText = 'text/plain; charset=utf-8'
const page =
  '<!doctype html>\n<html><head><title>Welcome to this network</title></head><body><h1>Please sign in</h1><p>Accept the terms to go on.</p></body></html>\n'
const proxyPage =
  '<html><head><title>Bad Gateway</title></head><body><center><h1>Bad Gateway</h1></center></body></html>\n'
const wrongTypes =
  '{"id":{"value":1},"postId":[],"status":7,"mediaKey":7,"url":7,"data":"none","items":"none"}'

/**
 * Replaces the right answer's head by a fault's, and returns the fault's body. `right` is the body
 * of the proper answer, if the request took effect; a cut answer is its first half.
 */
export function replaceAnswer(
  fault: AnswerFault,
  reply: FastifyReply,
  wire: WireFormat,
  right: string | null
): string {
  const { contentType, body } = contentOf(fault, wire, reply.request.id, right)
  if (fault.retryAfterS !== undefined)
    reply.header('retry-after', retryAfterText(wire, fault.retryAfterS))
  reply.code(fault.status).type(contentType)
  return body
}

function contentOf(
  fault: AnswerFault,
  wire: WireFormat,
  requestId: string,
  right: string | null
): { contentType: string; body: string } {
  switch (fault.body) {
    case 'error': {
      const { code = 'INTERNAL', message = 'The service could not do this just now.' } = fault
      const body = errorBody({ code, message, field: undefined }, requestId, wire)
      return typeof body === 'string'
        ? { contentType: plainText, body }
        : { contentType: json, body: JSON.stringify(body) }
    }
    case 'html':
      return { contentType: html, body: fault.status < 400 ? page : proxyPage }
    case 'text':
      return { contentType: plainText, body: fault.message ?? 'upstream connect error' }
    case 'cut-json':
      return { contentType: json, body: firstHalf(right ?? '') || '{"id":"post_' }
    case 'without-id':
      return { contentType: json, body: '{"status":"accepted"}' }
    case 'wrong-types':
      return { contentType: json, body: wrongTypes }
    case 'empty':
      return { contentType: json, body: '' }
  }
}

function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2))
}
