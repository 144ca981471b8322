import path from 'node:path'
import type { AddedPath } from '../../contract/queue-request.ts'
import { plural } from '../output/format-amount.ts'
import { captionKey } from './read-captions.ts'
import type { CaptionRow } from './read-captions.ts'

/** What a table of captions and the files of a line do not have in common: each row without a file, and how many files without a row. */
export function unmatchedText(rows: readonly CaptionRow[], added: readonly AddedPath[]): string[] {
  if (rows.length === 0) return []
  const files = added.flatMap((one) => (one.jobId === null ? [] : [captionKey(path.basename(one.path))]))
  const [inLine, inTable] = [new Set(files), new Set(rows.map((row) => captionKey(row.name)))]
  const without = files.filter((name) => !inTable.has(name)).length
  return [
    ...rows.filter((row) => !inLine.has(captionKey(row.name))).map((row) => `--captions, line ${row.line}: there is no ${row.name} among the files; its caption is not used.`),
    ...(without > 0 ? [`${plural(without, 'file')} without a caption of ${without === 1 ? 'its' : 'their'} own in the table; --caption counts for ${without === 1 ? 'it' : 'them'}.`] : [])
  ]
}
