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
  const [byName, inTable] = [
    Map.groupBy(files, (name) => name),
    new Set(rows.map((row) => captionKey(row.name)))
  ]
  const without = files.filter((name) => !inTable.has(name)).length
  return [
    ...rows
      .filter((row) => !byName.has(captionKey(row.name)))
      .map(
        (row) =>
          `--captions, line ${row.line}: there is no ${row.name} among the files; its caption is not used.`
      ),
    ...rows.flatMap((row) => {
      const several = byName.get(captionKey(row.name))?.length ?? 0
      return several > 1
        ? [
            `--captions, line ${row.line}: ${several} of the files are called ${row.name}; each of them has this caption.`
          ]
        : []
    }),
    ...(without > 0
      ? [
          `${plural(without, 'file')} without a caption of ${without === 1 ? 'its' : 'their'} own in the table; --caption counts for ${without === 1 ? 'it' : 'them'}.`
        ]
      : [])
  ]
}
