import { setImmediate } from 'node:timers/promises'
import type { Receipt } from '../../contract/history/receipt.ts'
import { byteOrderMark, csvHeader, csvRows } from './receipt-table.ts'
import { writeWholeFile } from './write-whole-file.ts'

export type ExportFormat = 'csv' | 'json'

/** Receipts converted to text at once; other work can run between two batches. */
const batchSize = 25

/**
 * Writes receipts to a file, replacing one of that name: as a spreadsheet table or JSON array.
 * @returns the number of receipts written
 */
export async function exportReceipts(
  file: string,
  receipts: Iterable<Receipt>,
  format: ExportFormat
): Promise<number> {
  let count = 0
  async function* parts(): AsyncGenerator<string> {
    yield format === 'csv' ? byteOrderMark + csvHeader() : '['
    for (const batch of inBatches(receipts)) {
      yield format === 'csv'
        ? csvRows(batch)
        : batch
            .map((receipt, i) => `${count + i === 0 ? '' : ','}\n${JSON.stringify(receipt)}`)
            .join('')
      count += batch.length
      await setImmediate()
    }
    if (format === 'json') yield '\n]\n'
  }
  await writeWholeFile(file, parts(), 'replace')
  return count
}

function* inBatches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
