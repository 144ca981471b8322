import path from 'node:path'
import type { AddedPath } from '../../../../contract/queue/queue-command.ts'
import { plural } from '../../../text/format-amount.ts'
import { captionKey, type CaptionRow } from './read-captions.ts'

/**
 * Mismatches between a captions table and the files: each row with no file or with several (names
 * are compared without folders), and the number of files without a row.
 */
export function unmatchedText(rows: readonly CaptionRow[], added: readonly AddedPath[]): string[] {
  if (rows.length === 0) return []
  const files = added.flatMap((one) =>
    one.jobId === null ? [] : [captionKey(path.basename(one.path))]
  )
  const byName = Map.groupBy(files, (name) => name)
  const inTable = new Set(rows.map((row) => captionKey(row.name)))
  const filesOf = (row: CaptionRow): number => byName.get(captionKey(row.name))?.length ?? 0
  const unused = rows
    .filter((row) => filesOf(row) === 0)
    .map(
      ({ line, name }) =>
        `--captions, line ${line}: there is no ${name} among the files; its caption is not used.`
    )
  const shared = rows
    .filter((row) => filesOf(row) > 1)
    .map(
      (row) =>
        `--captions, line ${row.line}: ${filesOf(row)} of the files are called ${row.name}; each of them has this caption.`
    )
  const without = files.filter((name) => !inTable.has(name)).length
  return [
    ...unused,
    ...shared,
    ...(without > 0
      ? [
          `${plural(without, 'file')} without a caption of ${without === 1 ? 'its' : 'their'} own in the table; --caption counts for ${without === 1 ? 'it' : 'them'}.`
        ]
      : [])
  ]
}
