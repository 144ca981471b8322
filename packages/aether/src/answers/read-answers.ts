import type { JsonAnswer } from '../http/answer.ts'
import {
  candidates,
  isObject,
  readId,
  readList,
  readText,
  type JsonObject
} from '../http/read-fields.ts'
import { readListedPost } from './read-post.ts'
import type { ConnectLink, PostPage, Profile, UploadedMedia } from '../types.ts'
import { aetherWire } from '../wire.ts'

const names = aetherWire.answerFields

/** Reads a page of posts; null if the answer has no list. Skips entries without an id. */
export function readPostPage(answer: JsonAnswer, askedCursor: string | undefined): PostPage | null {
  const items = readItems(answer.body)
  if (items === null) return null
  const data = items
    .map((entry) => readListedPost(entry, answer.requestId))
    .filter((post) => post !== null)
  const cursor = firstIn(answer.body, (fields) => readId(fields, names.listNextCursor.value))
  // A cursor that points to its own page would loop forever.
  return { data, nextCursor: cursor === askedCursor ? null : cursor }
}

/** Reads the connected accounts; null if the answer has no list. */
export function readProfiles(answer: JsonAnswer): Profile[] | null {
  return (
    readItems(answer.body)?.flatMap((entry) => (isObject(entry) ? (toProfile(entry) ?? []) : [])) ??
    null
  )
}

function toProfile(raw: JsonObject): Profile | null {
  const id = readId(raw, names.profileId.value)
  if (id === undefined) return null
  return {
    ...raw,
    id,
    platform: readText(raw, names.profilePlatform.value) ?? 'unknown',
    username: readText(raw, names.profileUsername.value),
    displayName: readText(raw, names.profileDisplayName.value),
    avatarUrl: readText(raw, names.profileAvatarUrl.value),
    status: readText(raw, names.profileStatus.value),
    raw
  }
}

/** Reads a Connect Link; null if the answer has no link. */
export function readConnectLink({ body }: JsonAnswer): ConnectLink | null {
  return firstIn(body, (raw) => {
    const url = readText(raw, names.connectLinkUrl.value)
    if (url === undefined) return undefined
    const id = readId(raw, names.connectLinkId.value)
    return { ...raw, url, id, expiresAt: readText(raw, names.connectLinkExpiresAt.value), raw }
  })
}

/** Reads the media key of an uploaded file; null if the answer has none. */
export function readUploadedMedia({ body }: JsonAnswer): UploadedMedia | null {
  return firstIn(body, (raw) => {
    const mediaKey = readText(raw, names.mediaKey.value)
    return mediaKey === undefined ? undefined : { ...raw, mediaKey, raw }
  })
}

/** Returns the list: the body or a known field, wrapped or not. Null is not an empty list. */
function readItems(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body
  return firstIn(body, (fields) => readList(fields, names.listItems.value))
}

/** Returns the first result of `read` in a body, wrapped or not; null if there is none. */
function firstIn<Found>(
  body: unknown,
  read: (fields: JsonObject) => Found | undefined
): Found | null {
  for (const fields of candidates(body, names.envelope.value)) {
    const found = read(fields)
    if (found !== undefined) return found
  }
  return null
}
