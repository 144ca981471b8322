import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { t } from '../../../../contract/messages/say.ts'
import { UsageError } from '../../../usage-error.ts'

/** One row of the table: the file by its base name, its caption, and the line it is on. */
export interface CaptionRow {
  name: string
  caption: string
  line: number
}

const columns = ['file', 'caption'] as const
const recordSchema = z.object({
  info: z.object({ lines: z.int() }),
  record: z.record(z.string(), z.string())
})

/** Names are compared in one Unicode form: file systems and spreadsheets write accents in two. */
export const captionKey = (name: string): string => name.normalize('NFC')

/**
 * Reads `--captions`: a CSV table with the columns `file` and `caption` (ignores others), separated
 * by commas, semicolons or tabs, as in its first line.
 * @throws UsageError that names the line, or what is wrong with the file
 */
export async function readCaptions(file: string): Promise<CaptionRow[]> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(
      t('cli.captions.unreadable', {
        file,
        code:
          error instanceof Error && 'code' in error
            ? String(error.code)
            : t('cli.captions.unreadable-why')
      })
    )
  })
  const source = path.basename(file)
  return parseCaptions(decodeTable(bytes, source), source)
}

/**
 * Decodes a table. Spreadsheets also write UTF-16, with a byte order mark. An older encoding cannot
 * be detected and would put wrong letters under a post.
 * @param source name of the table, for messages
 * @throws UsageError if the bytes are not valid in the encoding
 */
export function decodeTable(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(t('cli.captions.encoding', { table: source }))
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** @param source name of the table, for messages */
export function parseCaptions(text: string, source: string): CaptionRow[] {
  const rows = readTable(text, source).map(({ record, info }) => toRow(record, info.lines, source))
  const seen = new Map<string, number>()
  for (const { name, line } of rows) {
    const before = seen.get(captionKey(name))
    if (before !== undefined)
      throw new UsageError(
        t('cli.captions.twice', { file: name, table: source, first: before, second: line })
      )
    seen.set(captionKey(name), line)
  }
  return rows
}

function readTable(text: string, source: string): z.infer<typeof recordSchema>[] {
  const head = text.split(/\r?\n/u).find((line) => line.trim() !== '')
  if (head === undefined) throw new UsageError(t('cli.captions.empty', { table: source }))
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ','
  try {
    const options = {
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      columns: (names: string[]) => checkColumns(names, source)
    }
    return z.array(recordSchema).parse(parse(text, options))
  } catch (error) {
    if (error instanceof CsvError)
      throw new UsageError(t('cli.captions.no-table', { table: source, reason: describe(error) }))
    throw error
  }
}

function checkColumns(names: string[], source: string): string[] {
  const known = names.map((name) => name.trim().toLowerCase())
  for (const column of columns) {
    if (known.filter((name) => name === column).length !== 1)
      throw new UsageError(t('cli.captions.columns', { table: source, names: names.join(', ') }))
  }
  return known
}

/** csv-parse's messages already name the line; rewrites only those on quotes and column counts. */
function describe({ code, message, lines }: CsvError & { lines?: unknown }): string {
  const at = typeof lines === 'number' ? { line: lines } : null
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return at ? t('cli.captions.open-quote-at', at) : t('cli.captions.open-quote')
  if (code.startsWith('CSV_RECORD_INCONSISTENT'))
    return at ? t('cli.captions.uneven-at', at) : t('cli.captions.uneven')
  return `${message.replace(/\.?$/u, '')}.`
}

function toRow(record: Readonly<Record<string, string>>, line: number, source: string): CaptionRow {
  const name = (record['file'] ?? '').trim().split(/[/\\]/u).at(-1) ?? ''
  if (name === '') throw new UsageError(t('cli.captions.no-file', { line, table: source }))
  return { name, caption: record['caption'] ?? '', line }
}
