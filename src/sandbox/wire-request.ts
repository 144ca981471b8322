import { invalidRequest } from './api-error.ts'
import {
  readCreatePost,
  readListQuery,
  readUpdatePost,
  type CreatePostBody,
  type ListQuery
} from './request-body.ts'
import { defaultWire, type WireFormat } from './wire-format.ts'
import { readOptions } from './wire-options.ts'

type Fields = Record<string, unknown>

export interface ReadCreate {
  body: CreatePostBody
  /** `platforms.tiktok` exactly as it was sent. */
  sentOptions: Fields
}

/** Reads a create in any format, strictly. Throws INVALID_REQUEST. */
export function readCreate(wire: WireFormat, given: unknown): ReadCreate {
  if (wire === defaultWire || !isFields(given)) {
    const body = readCreatePost(given)
    return { body, sentOptions: body.platforms.tiktok }
  }
  const platforms = isFields(given['platforms']) ? given['platforms'] : {}
  const sentOptions = isFields(platforms['tiktok']) ? platforms['tiktok'] : {}
  const body = readCreatePost({
    ...renamed(given, [[wire.request.scheduledFor, 'scheduledFor']]),
    ...('platforms' in given
      ? { platforms: { ...platforms, tiktok: readOptions(wire, sentOptions) } }
      : {})
  })
  return { body, sentOptions }
}

/** Reads the new time of a post in any format. Throws INVALID_REQUEST. */
export function readUpdate(wire: WireFormat, given: unknown): { scheduledFor: string } {
  return readUpdatePost(
    isFields(given) ? renamed(given, [[wire.request.scheduledFor, 'scheduledFor']]) : given
  )
}

/** Reads the parameters of the list in any format. Throws INVALID_REQUEST. */
export function readList(wire: WireFormat, given: unknown): ListQuery {
  const { listQuery, listCursor, listLimit, listProfileId } = wire.request
  if (listQuery === 'ignored') return readListQuery({})
  return readListQuery(
    isFields(given)
      ? renamed(given, [
          [listCursor, 'cursor'],
          [listLimit, 'limit'],
          [listProfileId, 'profileId']
        ])
      : given
  )
}

/** Gives fields their default names. A default name that the format lacks counts as unknown. */
function renamed(
  given: Fields,
  names: readonly (readonly [wireName: string, name: string])[]
): Fields {
  if (names.every(([wireName, name]) => wireName === name)) return given
  const toName = new Map(names)
  const notInUse = new Set(names.map(([, name]) => name).filter((name) => !toName.has(name)))
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => {
      if (notInUse.has(field))
        throw invalidRequest(
          `The request is not right: ${JSON.stringify(field)} is not known.`,
          field
        )
      return [toName.get(field) ?? field, value]
    })
  )
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
