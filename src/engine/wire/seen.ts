import { aetherWire, type KeyHeader, type ResponseInfo } from 'aether'

/** One answer, unchanged, with the header in which the key was sent; undefined: the usual one. */
export interface ApiAnswer extends ResponseInfo {
  keyHeader: KeyHeader | undefined
}

/** Fields that have a value. Fields of nested objects are included as `outer.inner`. */
export type Fields = Record<string, unknown>

/** An answer with its subject: the items of a list, or a single thing. */
export interface Seen extends ApiAnswer {
  /** Undefined if the body is not JSON. */
  json: unknown
  things: Fields[]
  /** The names that lead to the things, outermost first; for a list, the last is its own. */
  isList: boolean
  names: readonly string[]
  /** The fields beside the things of a list. */
  around: Fields
}

const { listPosts, listProfiles, uploadMedia } = aetherWire.routes
export const [postsPath, profilesPath, uploadPath] = [
  listPosts.value.path,
  listProfiles.value.path,
  uploadMedia.value.path
]
const isPlace = (name: string): boolean => /^\d+$/.test(name)
/** An answer may be nested without limit. */
const deepest = 6

/** Reads an answer. Never throws, whatever the answer contains. */
export function readAnswer(answer: ApiAnswer): Seen {
  const json = parse(answer.body)
  const isList = answer.method === 'GET' && [postsPath, profilesPath].includes(answer.path)
  const objects = answer.status < 300 ? objectsIn(json) : []
  const one =
    objects.find(
      ({ names, fields }) =>
        names.length < 2 &&
        Object.keys(fields).some((key) => /^(?!request)\w*(?:id|key)$|^stat/i.test(key))
    ) ?? objects[0]
  const found = isList
    ? objects.filter(
        ({ names }) => names.length > 0 && names.findIndex(isPlace) === names.length - 1
      )
    : one
      ? [one]
      : []
  const names = (found[0]?.names ?? []).filter((name) => !isPlace(name))
  const around =
    objects.find((object) => object.names.join('.') === names.slice(0, -1).join('.'))?.fields ?? {}
  return {
    ...answer,
    json,
    isList,
    names,
    around: isList && names.length > 0 ? around : {},
    things: found.map(({ fields }) => fields)
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns every object in a value, with the names that lead to it. */
export function objectsIn(
  value: unknown,
  names: readonly string[] = []
): { names: readonly string[]; fields: Fields }[] {
  if (typeof value !== 'object' || value === null || names.length > deepest) return []
  const inner = Object.entries(value).flatMap(([name, one]) => objectsIn(one, [...names, name]))
  if (Array.isArray(value)) return inner
  const nested = inner
    .filter((one) => one.names.length === names.length + 1)
    .flatMap((one) =>
      Object.entries(one.fields).map(
        ([name, within]) => [`${one.names.at(-1)}.${name}`, within] as const
      )
    )
  return [
    {
      names,
      fields: Object.fromEntries([
        ...Object.entries(value).filter(([, one]) => one !== null),
        ...nested
      ])
    },
    ...inner
  ]
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
