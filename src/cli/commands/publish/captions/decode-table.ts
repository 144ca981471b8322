import { UsageError } from '../../../usage-error.ts'

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
    throw new UsageError(
      `--captions: ${source} is not written in UTF-8, so accents and emoji would come out wrong. Save it again as "CSV UTF-8".`
    )
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}
