import type { JsonAnswer } from '../http/answer.ts'
import {
  candidates,
  isObject,
  readId,
  readList,
  readObject,
  readText,
  type JsonObject
} from '../http/read-fields.ts'
import type { Post } from '../types.ts'
import { aetherWire } from '../wire.ts'

const names = aetherWire.answerFields

/**
 * Reads a post from an answer: bare or wrapped, `id` or `postId`. Null if there is none. With
 * `knownId` (the requested post), an object with a status but no id counts as that post.
 */
export function readPost(answer: JsonAnswer, knownId?: string): Post | null {
  const found = candidates(answer.body, names.envelope.value)
  for (const fields of found) {
    const id = readId(fields, names.postId.value)
    if (id !== undefined) return toPost(id, fields, answer.requestId)
  }
  const stated =
    knownId === undefined
      ? undefined
      : found.find((fields) => readText(fields, names.postStatus.value) !== undefined)
  return knownId === undefined || stated === undefined
    ? null
    : toPost(knownId, stated, answer.requestId)
}

/** Reads one entry of a list; null if it has no id. */
export function readListedPost(entry: unknown, requestId: string | undefined): Post | null {
  const id = isObject(entry) ? readId(entry, names.postId.value) : undefined
  return id === undefined || !isObject(entry) ? null : toPost(id, entry, requestId)
}

function toPost(id: string, raw: JsonObject, requestId: string | undefined): Post {
  return {
    ...raw,
    id,
    status: readText(raw, names.postStatus.value) ?? 'unknown',
    createdAt: readText(raw, names.postCreatedAt.value),
    publishAt: readText(raw, names.postPublishAt.value),
    url: readPostUrl(raw),
    profileId: readProfileId(raw),
    mediaKeys: readMediaKeys(raw),
    platforms: readPlatforms(raw),
    error: readPostError(raw),
    requestId,
    raw
  }
}

function readPlatforms(raw: JsonObject): Post['platforms'] {
  const platforms = readObject(raw, names.postPlatforms.value)
  return platforms === undefined
    ? undefined
    : { ...platforms, tiktok: readObject(platforms, [aetherWire.requestFields.tiktok.value]) }
}

function readPostUrl(raw: JsonObject): string | undefined {
  return (
    readText(raw, names.postUrl.value) ??
    readText(readPlatforms(raw)?.tiktok ?? {}, names.postUrl.value)
  )
}

function readProfileId(raw: JsonObject): string | undefined {
  const several = readList(raw, names.postProfileIds.value)
  const only = several?.length === 1 && typeof several[0] === 'string' ? several[0] : undefined
  return readId(raw, names.postProfileId.value) ?? only
}

function readMediaKeys(raw: JsonObject): string[] | undefined {
  const keys = readList(raw, names.postMediaKeys.value)?.filter((key) => typeof key === 'string')
  if (keys !== undefined) return keys
  return readList(raw, names.postMedia.value)?.flatMap((item) =>
    isObject(item) ? (readText(item, names.mediaKey.value) ?? []) : []
  )
}

/** Reads why a post failed, in any known form; a plain text is the message. */
function readPostError(raw: JsonObject): { code: string; message: string } | undefined {
  const nested = readObject(raw, names.postError.value)
  const code =
    (nested === undefined ? undefined : readId(nested, names.errorCode.value)) ??
    readId(raw, names.postErrorCode.value)
  const message =
    (nested === undefined ? undefined : readText(nested, names.errorMessage.value)) ??
    readText(raw, names.postError.value) ??
    readText(raw, names.postErrorMessage.value)
  if (code === undefined && message === undefined) return undefined
  return {
    code: code ?? 'UNSPECIFIED',
    message: message ?? `The platform refused the post (${code}).`
  }
}
