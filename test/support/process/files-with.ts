import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The forms in which a text may stand in a file: as it is, encoded for an address, in base64 and in UTF-16. */
function formsOf(text: string): Buffer[] {
  return [
    Buffer.from(text),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(Buffer.from(text).toString('base64')),
    Buffer.from(text, 'utf16le')
  ]
}

/** Whether a text stands in these bytes, in any of its forms. */
export function holds(bytes: Buffer | string, text: string): boolean {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  return formsOf(text).some((form) => all.includes(form))
}

/** Files below `folder` that hold this text in any of its forms, with `/` between folders on every system. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => {
      const path = join(folder, name)
      return (
        statSync(path, { throwIfNoEntry: false })?.isFile() === true &&
        holds(readFileSync(path), text)
      )
    })
    .map((name) => name.replaceAll(sep, '/'))
}
