import path from 'node:path'
import { t } from '../../../../contract/messages/say.ts'
import type { AddedPath } from '../../../../contract/queue/queue-command.ts'
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
    .map(({ line, name }) => t('cli.captions.unused', { line, file: name }))
  const shared = rows
    .filter((row) => filesOf(row) > 1)
    .map((row) => t('cli.captions.shared', { line: row.line, n: filesOf(row), file: row.name }))
  const without = files.filter((name) => !inTable.has(name)).length
  return [...unused, ...shared, ...(without > 0 ? [t('cli.captions.without', { n: without })] : [])]
}
