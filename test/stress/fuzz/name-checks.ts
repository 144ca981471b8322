import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { cliLineSchema, type CliLine } from '../../../src/contract/cli-lines.ts'
import { box } from '../../support/fixtures/tiny-video.ts'
import { namesForOneFolder, onMac } from '../../support/system/platform.ts'
import { smallestVideo } from '../soak/clip-farm.ts'

/** A valid video with a hostile name. */
export interface NamedVideo {
  name: Buffer
  /** The name as displayed: U+FFFD for bytes that are not UTF-8. */
  shown: string
  sha256: string
}

/** Makes a new folder with a real video for each name that the system accepts. */
export async function makeNamedVideos(
  folder: string,
  names: readonly Buffer[],
  mark = ''
): Promise<NamedVideo[]> {
  const video = await smallestVideo()
  mkdirSync(folder, { recursive: true })
  return namesForOneFolder(names).flatMap((name, i) => {
    const bytes = Buffer.concat([
      video,
      box('free', Buffer.from(`${mark}/${i}`.padEnd(64 + i, '.')))
    ])
    try {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), bytes)
    } catch (error) {
      // A macOS disk refuses characters of a newer Unicode version.
      if (onMac && error instanceof Error && 'code' in error && error.code === 'EILSEQ') return []
      throw error
    }
    return [
      {
        name,
        shown: name.toString('utf8'),
        sha256: createHash('sha256').update(bytes).digest('hex')
      }
    ]
  })
}

/** Returns whether a folder search treats this name as a video. */
export const isTaken = ({ shown }: NamedVideo): boolean =>
  !shown.startsWith('.') && /\.(?:mp4|mov|m4v)$/i.test(shown)

const deceptive =
  // oxlint-disable-next-line eslint/no-control-regex -- finding them is the point
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/u

/** @throws if a text would move the cursor, ring the bell, or hide or reverse text on a terminal */
export function mustBePlain(what: string, text: string): void {
  const found = deceptive.exec(text)
  if (found !== null)
    throw new Error(
      `${what}: printed U+${found[0].codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20))}`
    )
}

/** Parses every line: one object each, in UTF-8. @throws if one is not */
export function jsonLines(output: Buffer | string): CliLine[] {
  if (Buffer.isBuffer(output) && !isUtf8(output)) throw new Error('the output is not UTF-8')
  return output
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => cliLineSchema.parse(JSON.parse(line)))
}

/** Returns the cells of an exported table. @throws if a spreadsheet would run one of them */
export function cellsOf(csv: string): Record<string, string>[] {
  const rows = z
    .array(z.record(z.string(), z.string()))
    .parse(parse(csv, { columns: true, bom: true }))
  for (const row of rows) {
    for (const [column, cell] of Object.entries(row))
      if (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell))
        throw new Error(`a spreadsheet would run ${column} ${JSON.stringify(cell)}`)
  }
  return rows
}

/** @throws with the first missing or surplus item, in any order */
export function mustBeSame(
  what: string,
  found: readonly string[],
  wanted: readonly string[]
): void {
  const left = [...found].toSorted()
  for (const [i, one] of [...wanted].toSorted().entries()) {
    if (left[i] !== one)
      throw new Error(
        `${what}: ${left.length} for ${wanted.length}; ${JSON.stringify(left[i])} where ${JSON.stringify(one)} was due`
      )
  }
  if (left.length > wanted.length)
    throw new Error(
      `${what}: ${left.length} for ${wanted.length}; ${JSON.stringify(left[wanted.length])} is too many`
    )
}
