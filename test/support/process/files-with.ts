import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Returns the forms that a text may have in a file: unchanged, URL-encoded, base64 and UTF-16. */
function formsOf(text: string): Buffer[] {
  return [
    Buffer.from(text),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(Buffer.from(text).toString('base64')),
    Buffer.from(text, 'utf16le')
  ]
}

/** Returns whether these bytes contain a text in any of its forms. */
export function holds(bytes: Buffer | string, text: string): boolean {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  return formsOf(text).some((form) => all.includes(form))
}

/**
 * Returns files below `folder` that contain this text in any form, with `/` between folders on
 * every system.
 */
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
