import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { t } from '../../contract/messages/say.ts'

/** The content of a pasted line: a full path, or a name and the reason why it is not a path. */
export type PastedLine = { path: string } | { name: string; reason: string }

/** The system whose path rules apply, and the folder for `~`. */
export interface PasteSystem {
  windows: boolean
  home: string
}

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['<', '>']
]

/**
 * Reads a pasted list of files, one per line, as file managers and terminals copy them: with spaces
 * around, in quotes, as escaped `file://` URLs, with a leading `~`. Drops duplicates.
 */
export function readPastedPaths(text: string, system: PasteSystem): PastedLine[] {
  const lines = text
    .split(/[\r\n\0]+/)
    .map((line) => unquote(line.trim()))
    .filter((line) => line !== '' && !line.startsWith('#'))
  return [...new Set(lines)].map((line) => readLine(line, system))
}

function unquote(line: string): string {
  const pair = quotes.find(
    ([open, close]) => line.length > 1 && line.startsWith(open) && line.endsWith(close)
  )
  return pair === undefined ? line : line.slice(1, -1).trim()
}

function readLine(line: string, { windows, home }: PasteSystem): PastedLine {
  const names = windows ? win32 : posix
  if (/^file:/i.test(line)) return readAddress(line, windows)
  if (line === '~') return { path: home }
  if (line.startsWith('~/') || (windows && line.startsWith('~\\')))
    return { path: names.join(home, line.slice(2)) }
  if (isFullPath(line, windows)) return { path: names.normalize(line) }
  return {
    name: names.basename(line),
    reason: /^[a-z][a-z+.-]+:\/\//i.test(line)
      ? t('desktop.paste.web-address')
      : t('desktop.paste.no-full-path')
  }
}

/** On Windows `\\clips` and `C:clips` depend on the current folder of the process. */
function isFullPath(path: string, windows: boolean): boolean {
  return windows
    ? win32.isAbsolute(path) && /^([a-z]:[\\/]|[\\/]{2})/i.test(path)
    : posix.isAbsolute(path)
}

function readAddress(address: string, windows: boolean): PastedLine {
  try {
    const path = fileURLToPath(address, { windows })
    if (isFullPath(path, windows) && !path.includes('\0')) return { path }
  } catch {
    // Reported below, like any address without a file.
  }
  const [last = ''] = address
    .split(/[/\\]/)
    .filter((part) => part !== '')
    .slice(-1)
  return { name: last, reason: t('desktop.paste.no-file-address') }
}
