import type { BigIntStats, Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, join, normalize, sep } from 'node:path'
import { compareNaturally, comparePathsNaturally } from './natural-order.ts'
import { noAnswer, onlyInCloud, readFailure, specialKind } from './read-failure.ts'
import { diskAnswers, requireAnswer } from './remote-disk.ts'

/**
 * An entry of a walk. `displayPath` is as given, joined with the walked part, with U+FFFD if a name
 * is not UTF-8; `rawPath` opens it. 'skip': not for this app (hidden, or no video extension), with
 * a reason if the user may wonder; 'problem': should have been readable but is not.
 */
export type WalkedFile =
  | { kind: 'file'; displayPath: string; rawPath: Buffer }
  | { kind: 'skip'; displayPath: string; rawPath: Buffer; reason: string | null }
  | { kind: 'problem'; displayPath: string; rawPath: Buffer; reason: string }

/** Extensions that count as video in a folder, so that the user sees why a file is refused. */
const videoEnding = /\.(?:mp4|m4v|mov|qt|3gp|mkv|webm|avi|ts|mts|m2ts|mpg|mpeg|wmv|flv)$/i
/** Placeholder that macOS 13 and older keep for a file that is only in iCloud. */
const placeholder = /^\.(.+)\.icloud$/
const separator = Buffer.from(sep)
const separatorCodes = new Set([0x2f, sep.charCodeAt(0)])

interface Place {
  rawPath: Buffer
  displayPath: string
}

/** State of one walk: the visited folders, the named files, and those already found. */
interface Walk {
  folders: Set<string>
  named: ReadonlyMap<string, Place>
  met: Set<string>
  signal: AbortSignal | undefined
}

/**
 * Yields the files at the paths: folders recursively, all in natural order. A named path is always
 * a file to check, whatever its name; a folder is always walked, even one called `x.mp4`. Follows
 * links, but walks no folder twice; a named file in a named folder appears once. Opens nothing.
 * Unreadable folders and broken links are entries too; throws only the signal's reason.
 */
export async function* walkPaths(
  paths: readonly (string | Buffer)[],
  signal?: AbortSignal
): AsyncGenerator<WalkedFile> {
  const seen = new Set<string>()
  const places = paths
    .map((path) => ({ rawPath: Buffer.from(path), displayPath: path.toString() }))
    .toSorted((a, b) => comparePathsNaturally(a.displayPath, b.displayPath))
  const walk: Walk = {
    folders: new Set(),
    named: new Map(places.map((place) => [absolute(place.rawPath), place])),
    met: new Set(),
    signal
  }
  for (const place of places) {
    signal?.throwIfAborted()
    const key = place.rawPath.toString('latin1')
    if (seen.has(key)) continue
    seen.add(key)
    const entry = await look(place, walk.signal)
    if (entry instanceof Error) yield { kind: 'problem', ...place, reason: readFailure(entry) }
    else if (entry.isDirectory()) yield* walkFolder(place, entry, walk)
    else yield* namedOnce(place, entry, walk)
  }
}

/** Unifies the spellings of a path, links not resolved; ignores case on macOS and Windows. */
function absolute(rawPath: Buffer): string {
  const path = rawPath.toString('latin1')
  const whole = isAbsolute(path)
    ? normalize(path)
    : join(Buffer.from(process.cwd()).toString('latin1'), path)
  return process.platform === 'linux'
    ? whole
    : Buffer.from(whole, 'latin1').toString().normalize().toLowerCase()
}

const identityOf = (entry: BigIntStats): string => `${entry.dev}:${entry.ino}`

function* namedOnce(place: Place, entry: BigIntStats, { met }: Walk): Generator<WalkedFile> {
  const key = `${absolute(place.rawPath)} ${identityOf(entry)}`
  if (met.has(key)) return
  met.add(key)
  yield* named(place, entry)
}

async function look(place: Place, signal: AbortSignal | undefined): Promise<BigIntStats | Error> {
  try {
    await requireAnswer(place.rawPath, signal, { nameOnly: true })
    // Windows' ids have 64 bits: as plain numbers, two folders' ids may round to the same one.
    return await stat(place.rawPath, { bigint: true })
  } catch (error) {
    if (signal?.aborted) throw error
    return error instanceof Error ? error : new Error('unknown', { cause: error })
  }
}

function* named(place: Place, entry: BigIntStats): Generator<WalkedFile> {
  if (entry.isFile()) yield { kind: 'file', ...place }
  else yield { kind: 'problem', ...place, reason: specialKind(entry) }
}

async function* walkFolder(
  folder: Place,
  entry: BigIntStats,
  walk: Walk
): AsyncGenerator<WalkedFile> {
  const identity = identityOf(entry)
  if (walk.folders.has(identity)) {
    yield { kind: 'skip', ...folder, reason: 'it leads to a folder that is already in this list' }
    return
  }
  walk.folders.add(identity)
  if (!(await diskAnswers(folder.rawPath, walk.signal, { trusting: true }))) {
    yield { kind: 'problem', ...folder, reason: noAnswer }
    return
  }
  let entries: Dirent<Buffer>[]
  try {
    entries = await readdir(folder.rawPath, { withFileTypes: true, encoding: 'buffer' })
  } catch (error) {
    yield { kind: 'problem', ...folder, reason: readFailure(error) }
    return
  }
  const inside = entries
    .map((one) => {
      const name = one.name.toString('utf8')
      const inCloud = placeholder.exec(name)?.[1] ?? ''
      return videoEnding.test(inCloud)
        ? { one, name: inCloud, isInCloud: true }
        : { one, name, isInCloud: false }
    })
    .toSorted((a, b) => compareNaturally(a.name, b.name))
  for (const { one, name, isInCloud } of inside) {
    walk.signal?.throwIfAborted()
    if (isInCloud)
      yield { kind: 'problem', ...joined(folder, Buffer.from(name), name), reason: onlyInCloud }
    else yield* walkEntry(one, name, joined(folder, one.name, name), walk)
  }
}

async function* walkEntry(
  entry: Dirent<Buffer>,
  name: string,
  place: Place,
  walk: Walk
): AsyncGenerator<WalkedFile> {
  const ownPlace = walk.named.get(absolute(place.rawPath))
  const own = ownPlace === undefined ? null : await look(ownPlace, walk.signal)
  if (ownPlace !== undefined && own !== null && !(own instanceof Error) && !own.isDirectory()) {
    const here = await look(place, walk.signal)
    if (!(here instanceof Error) && identityOf(here) === identityOf(own))
      return yield* namedOnce(ownPlace, own, walk)
  }
  const isVideo = videoEnding.test(name)
  const plain: WalkedFile = isVideo
    ? { kind: 'file', ...place }
    : { kind: 'skip', ...place, reason: null }
  // A plain file's kind is known; links, and on some file systems all entries, need a stat.
  const target = name.startsWith('.') || entry.isFile() ? null : await look(place, walk.signal)
  if (name.startsWith('.')) yield { kind: 'skip', ...place, reason: null }
  else if (target === null) yield plain
  else if (target instanceof Error)
    yield {
      kind: isVideo || !entry.isSymbolicLink() ? 'problem' : 'skip',
      ...place,
      reason: readFailure(target)
    }
  else if (target.isDirectory()) yield* walkFolder(place, target, walk)
  else if (target.isFile()) yield plain
  else yield { kind: 'problem', ...place, reason: specialKind(target) }
}

function joined(folder: Place, rawName: Buffer, name: string): Place {
  let end = folder.rawPath.length
  while (end > 1 && separatorCodes.has(folder.rawPath[end - 1] ?? 0)) end--
  const isRoot = end === 1 && separatorCodes.has(folder.rawPath[0] ?? 0)
  const parts = isRoot
    ? [folder.rawPath.subarray(0, 1), rawName]
    : [folder.rawPath.subarray(0, end), separator, rawName]
  const shown = folder.displayPath.replace(sep === '/' ? /\/+$/ : /[\\/]+$/, '')
  return { rawPath: Buffer.concat(parts), displayPath: `${shown}${sep}${name}` }
}
