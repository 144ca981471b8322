import { aetherWire } from 'aether'
import { unknownId } from './ask-for-wire.ts'
import {
  isFields,
  objectsIn,
  postsPath,
  profilesPath,
  uploadPath,
  type Fields,
  type Seen
} from './seen.ts'

/** Describes what answers show about a row of the wire table with these names; null for nothing. */
type Judge = (seen: readonly Seen[], names: readonly string[]) => string | null
type Where = (seen: readonly Seen[]) => readonly Fields[]

const stateWords = {
  draft: /draft/i,
  scheduled: /schedul|planned/i,
  publishing: /publishing|process|queue|pending|progress|sending/i,
  published: /published|posted|live|complete|success|done/i,
  failed: /fail|err|reject/i,
  cancelled: /cancel|delet|remov/i
}
const audience = /priva|audience|visib/i
const timeName = /(?:At|_at|Date|_date|Time|_time)$|^(?:date|time)$/
const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/
const wrongInput: ReadonlySet<number> = new Set([400, 409, 422])
const noRoute: ReadonlySet<number> = new Set([404, 405, 410, 501])

const thingsAt =
  (at: string): Where =>
  (seen) =>
    seen.flatMap(({ path, things }) => (path === at || path.startsWith(`${at}/`) ? things : []))
const posts = thingsAt(postsPath)
const profiles = thingsAt(profilesPath)
const uploads = thingsAt(uploadPath)
const postsIn =
  (state: RegExp): Where =>
  (seen) =>
    posts(seen).filter((post) => state.test(textAt(post, /^stat/i) ?? ''))
const scheduled = postsIn(stateWords.scheduled)
const published = postsIn(stateWords.published)
const failed = postsIn(stateWords.failed)
const inside =
  (name: RegExp): Where =>
  (seen) =>
    posts(seen).flatMap((post) =>
      Object.entries(post).flatMap(([key, value]) =>
        name.test(key) && isFields(value) ? [value] : []
      )
    )
export const echo = inside(/(?:^|\.)tiktok$/i)
export const taken = (seen: readonly Seen[]): Seen | undefined =>
  seen.find(({ status }) => status < 300)
const firstPage = (seen: readonly Seen[]): Fields[] =>
  seen.find(
    ({ path, method, query }) =>
      method === 'GET' &&
      path === postsPath &&
      Object.values(query).every((value) => value === undefined)
  )?.things ?? []
export const idOf = (post: Fields): string | undefined =>
  textAt(post, /^(?:post)?_?id$/i) ?? textAt(post, /id$/i)

/** Returns the first text or number, or list of one, in a field whose name matches. */
function textAt(fields: Fields, like: RegExp): string | undefined {
  const values = Object.entries(fields).flatMap(([name, one]): unknown[] =>
    like.test(name) ? (Array.isArray(one) && one.length === 1 ? one : [one]) : []
  )
  const value = values.find((one) => typeof one === 'string' || typeof one === 'number')
  return value === undefined ? undefined : String(value)
}

/** Returns where an answer contains its error, and the fields of that error. */
function errorOf({ json }: Seen): { form: string; fields: Fields } {
  if (!isFields(json)) return { form: 'none, no object', fields: {} }
  const [name, inner] =
    Object.entries(json).find(([key]) => /^(?:err|fail|fault|problem)/i.test(key)) ?? []
  const shape = isFields(inner) ? '' : Array.isArray(inner) ? ', a list' : ', a text'
  const form = name === undefined ? 'none, its fields alone' : `${name}${shape}`
  return { form, fields: objectsIn(isFields(inner) ? inner : json)[0]?.fields ?? {} }
}
const errors = (seen: readonly Seen[]) =>
  seen.filter(({ status, body }) => status >= 400 && body.length > 0).map(errorOf)
const errorFields: Where = (seen) => errors(seen).map(({ fields }) => fields)

/** A field under one of the row's names, or a similar one. `isDue`: a missing field counts too. */
const field =
  (where: Where, like?: RegExp, isDue = false): Judge =>
  (seen, names) => {
    const keys = [...new Set(where(seen).flatMap((fields) => Object.keys(fields)))]
    return (
      names.find((name) => keys.includes(name)) ??
      keys.find((key) => like?.test(key)) ??
      (isDue && where(seen).length > 0 ? 'none' : null)
    )
  }

/** Finds another word with the row's meaning in a field with a matching name; else the row's. */
const word =
  (where: Where, name: RegExp, like: RegExp): Judge =>
  (seen, names) => {
    const said = where(seen).flatMap((fields) => textAt(fields, name) ?? [])
    return (
      said.find((one) => !names.includes(one) && like.test(one)) ??
      said.find((one) => names.includes(one)) ??
      null
    )
  }
const state: Judge = (seen, names) => {
  const [, like = /^$/] = Object.entries(stateWords).find(([name]) => name === names[0]) ?? []
  return word(posts, /^stat/i, like)(seen, names)
}
const level = (like: RegExp): Judge => word(echo, audience, like)
const code = (like: RegExp): Judge =>
  word((seen) => [...errorFields(seen), ...failed(seen)], /code$/i, like)

/** A header with the row's name or a similar ending; `formOf` describes the form of its value. */
const header =
  (formOf: (value: string) => string = () => ''): Judge =>
  (seen, [text = '']) => {
    const [name = ''] = text.split(', ')
    const all = seen.flatMap(({ headers }) => Object.entries(headers))
    const [found, value] =
      all.find(([key]) => key === name) ??
      all.find(([key]) => key.endsWith(name.replace(/^x-/, ''))) ??
      []
    return found === undefined ? null : `${found}${formOf(String(value))}`
  }

const route: Judge = (seen, [text = '']) => {
  const [method, template = ''] = text.split(' ')
  const [before = '', after] = template.split('{id}')
  const asked = seen.filter(
    ({ path, status, ...one }) =>
      one.method === method &&
      (after === undefined ? path === template : path.startsWith(before)) &&
      !(status === 404 && path.endsWith(unknownId))
  )
  if (
    asked.some(({ status, json }) => json !== undefined && (status < 300 || wrongInput.has(status)))
  )
    return text
  const absent = asked.find(({ status }) => status < 400 || noRoute.has(status))
  return absent === undefined
    ? null
    : `HTTP ${absent.status}${absent.json === undefined ? ', no JSON' : ''}`
}

/** A parameter of the post list. `works` compares its page to the first one; null: undecided. */
const parameter =
  (
    works: (page: readonly Fields[], first: readonly Fields[], asked: unknown) => boolean | null
  ): Judge =>
  (seen, [name = '']) => {
    const page = seen.find(({ query }) => query[name] !== undefined)
    if (page === undefined) return null
    const asked = page.query[name]
    if (page.status >= 300)
      return wrongInput.has(page.status) && asked !== unknownId ? `HTTP ${page.status}` : null
    const verdict = works(page.things, firstPage(seen), asked)
    return verdict === false ? 'without effect' : verdict && name
  }

/** A field of a create, from `shown` or from a refusal, whose last field name is the innermost. */
const created =
  (shown: Judge): Judge =>
  (seen, names) => {
    const { status = 0, body } =
      seen.find(({ method, path }) => method === 'POST' && path === postsPath) ?? {}
    const culprit = (String(body).match(/\w+/g) ?? []).findLast((name) => createFields.has(name))
    return (
      shown(seen, names) ??
      (wrongInput.has(status) && culprit === names[0] ? `HTTP ${status}` : null)
    )
  }
const createFields: ReadonlySet<string> = new Set([
  'profileId',
  'content',
  'mediaKeys',
  'platforms',
  'tiktok',
  'privacyLevel',
  'disableComment',
  'disableDuet',
  'disableStitch'
] satisfies (keyof typeof aetherWire.requestFields)[])
const option = (like: RegExp): Judge => created(field(echo, like))

const uploadPart: Judge = (seen, [name = '']) => {
  const { status = 0 } = seen.find(({ path }) => path === uploadPath) ?? {}
  return status >= 200 && status < 300 ? name : wrongInput.has(status) ? `HTTP ${status}` : null
}

/** Assumptions if the table has no name to compare; it lacks the rows after the first three. */
export const assumedTexts: Readonly<Record<string, readonly string[]>> = {
  'responseHeaders.rateLimitReset': ['x-ratelimit-reset, seconds since 1970'],
  'responseHeaders.retryAfter': ['retry-after, seconds'],
  'answerFields.envelope': ['none', 'data'],
  'list.order': ['newest first'],
  'post.byId': ['as in the list'],
  'post.otherStates': ['none'],
  'post.times': ['ISO 8601 with a zone'],
  'error.unknownId': ['HTTP 404']
}

/** For rows of a group that are not in `judges`. Without a judge, no answer shows a row. */
export const groupJudges: Readonly<Record<string, Judge>> = {
  routes: route,
  responseHeaders: header(),
  requestFields: created(field(posts)),
  postStates: state
}

export const judges: Readonly<Record<string, Judge | null>> = {
  'requestHeaders.authorization': (seen, [name = '']) =>
    taken(seen) ? (taken(seen)?.keyHeader?.name ?? name) : null,
  'requestHeaders.authorizationScheme': (seen, [name = '']) =>
    taken(seen) ? (taken(seen)?.keyHeader ?? { scheme: name }).scheme : null,
  'responseHeaders.rateLimitReset': header((value) => {
    if (Number(value) > 1e12) return ', milliseconds since 1970'
    return Number(value) >= 1e9 ? ', seconds since 1970' : ', seconds from now'
  }),
  'responseHeaders.retryAfter': header((value) => (/^\d+$/.test(value) ? ', seconds' : ', a date')),

  'requestFields.contentText': field(inside(/^content$/i)),
  'requestFields.tiktok': created(field(inside(/^(?:platforms|overrides)$/i))),
  'requestFields.privacyLevel': option(audience),
  'requestFields.disableComment': option(/comment/i),
  'requestFields.disableDuet': option(/duet/i),
  'requestFields.disableStitch': option(/stitch/i),
  'requestFields.platform': null,
  'requestFields.redirectUrl': null,
  'requestFields.uploadFile': uploadPart,
  'requestFields.uploadMimeType': uploadPart,
  'requestFields.listCursor': parameter((page, [newest = {}]) =>
    page.length === 0 ? null : page.every((post) => idOf(post) !== idOf(newest))
  ),
  'requestFields.listLimit': parameter((page, first) =>
    first.length < 2 ? null : page.length < 2
  ),
  'requestFields.listProfileId': parameter((page, first, asked) => {
    const isOther = (post: Fields): boolean => textAt(post, /^(?:profile|account)/i) !== asked
    return page.some(isOther) ? false : first.some(isOther) || null
  }),

  'answerFields.envelope': (seen) => {
    const envelopes = seen
      .filter(({ things }) => things.length > 0)
      .map(({ names, isList }) => (isList ? names.slice(0, -1) : names).join('.') || 'none')
    return envelopes.find((one) => one !== 'none') ?? envelopes[0] ?? null
  },
  'answerFields.postId': field(posts, /^(?!profile|account|platform).*id$/i, true),
  'answerFields.postStatus': field(posts, /^stat/i, true),
  'answerFields.postPublishAt': field(scheduled, /publish|schedul/i, true),
  'answerFields.postCreatedAt': field(posts, /creat/i, true),
  'answerFields.postUrl': field(published, /(?:ur[il]|link)$/i, true),
  'answerFields.postProfileId': field(posts, /^(?:profile|account)/i, true),
  'answerFields.postProfileIds': field(posts),
  'answerFields.postMediaKeys': field(posts, /media/i, true),
  'answerFields.postMedia': field(posts),
  'answerFields.postPlatforms': field(posts, /^(?:overrides|options|settings)/i, true),
  'answerFields.postError': (seen, names) => {
    const name = field(failed, /err|fail|reason/i, true)(seen, names)
    return name !== null && failed(seen).some((post) => typeof post[name] === 'string')
      ? `${name}, a text`
      : name
  },
  'answerFields.postErrorCode': field(failed),
  'answerFields.postErrorMessage': field(failed),
  'answerFields.mediaKey': field(uploads, /key|id$/i, true),
  'answerFields.profileId': field(profiles, /id$/i, true),
  'answerFields.profilePlatform': field(profiles, /platform|network|provider/i, true),
  'answerFields.profileUsername': field(profiles, /name|handle/i, true),
  'answerFields.profileDisplayName': field(profiles),
  'answerFields.profileAvatarUrl': field(profiles, /avatar|picture|image/i),
  'answerFields.profileStatus': field(profiles, /^stat|connected|active/i, true),
  'answerFields.listItems': (seen, [name]) => {
    const lists = seen
      .filter(({ isList, things }) => isList && things.length > 0)
      .map(({ names }) => names.at(-1) ?? 'none, the answer is the list')
    return lists.find((list) => list !== name) ?? lists[0] ?? null
  },
  'answerFields.listNextCursor': (seen, names) => {
    const pages = seen.filter(({ path, isList }) => path === postsPath && isList)
    const goesOn =
      firstPage(seen).length > 1 &&
      pages.some(({ things, query }) => query['limit'] !== undefined && things.length === 1)
    return (
      field(() => pages.map(({ around }) => around), /cursor|next|token/i)(seen, names) ??
      (goesOn ? 'none' : null)
    )
  },
  'answerFields.error': (seen, [name]) =>
    (errors(seen).find(({ form }) => form !== name) ?? errors(seen)[0])?.form ?? null,
  'answerFields.errorCode': field(errorFields, /code|type/i),
  'answerFields.errorMessage': field(errorFields, /message|detail|description|title/i),
  'answerFields.errorRequestId': field(errorFields, /request|trace/i),

  'postStates.scheduled': (seen, names) => {
    const said = state(seen, names)
    return said !== null &&
      scheduled(seen).some((post) => textAt(post, /publish|schedul/i) === undefined)
      ? `${said}, also without a time`
      : said
  },
  'privacyLevels.public': level(/public|every/i),
  'privacyLevels.friends': level(/friend|mutual/i),
  'privacyLevels.self': level(/self|only.?me|private/i),
  'apiErrorCodes.postLimitReached': code(/(?:post|daily).*(?:limit|quota)/i),
  'apiErrorCodes.videoTooShort': code(/short/i),
  'apiErrorCodes.videoTooLong': code(/(?:video|duration).*long/i),
  'apiErrorCodes.captionTooLong': code(/caption.*long/i),

  'list.order': (seen) => {
    const times = firstPage(seen)
      .map((post) => textAt(post, /creat/i) ?? '')
      .map((text) => Number(text) || Date.parse(text))
    const rises = times.some((time, i) => time > (times[i - 1] ?? NaN))
    const falls = times.some((time, i) => time < (times[i - 1] ?? NaN))
    if (rises && falls) return 'by something else'
    if (rises) return 'oldest first'
    return falls ? 'newest first' : null
  },
  'post.byId': (seen, [same = '']) => {
    const got = seen
      .filter(({ method, path }) => method === 'GET' && path.startsWith(`${postsPath}/`))
      .flatMap(({ things }) => things)[0]
    const listed = firstPage(seen).find(
      (post) => got && idOf(post) === idOf(got) && post['status'] === got['status']
    )
    if (!got || !listed) return null
    const apart = [...Object.keys(got), ...Object.keys(listed)].filter(
      (name) => !(name in got && name in listed)
    )
    return apart.length === 0 ? same : `with other fields: ${apart.join(', ')}`
  },
  'post.otherStates': (seen, [none = '']) => {
    const said = posts(seen).flatMap((post) => textAt(post, /^stat/i) ?? [])
    const others = said.filter((one) => !Object.values(stateWords).some((like) => like.test(one)))
    if (others.length > 0) return [...new Set(others)].join(', ')
    return said.length > 0 ? none : null
  },
  'post.times': (seen, [iso = '']) => {
    const times = [...posts(seen), ...profiles(seen)]
      .flatMap((fields) => Object.entries(fields))
      .filter(([name]) => timeName.test(name))
    const [odd, value] =
      times.find(([, time]) => typeof time !== 'string' || !isoTime.test(time)) ?? []
    if (odd === undefined) return times.length > 0 ? iso : null
    return `${odd}: ${typeof value === 'string' ? 'another text' : typeof value}`
  },
  'error.unknownId': (seen) =>
    seen.flatMap(({ path, status }) =>
      path.endsWith(unknownId) && ![401, 403, 405].includes(status) ? [`HTTP ${status}`] : []
    )[0] ?? null
}
