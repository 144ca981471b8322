import * as fc from 'fast-check'
import {
  captionKey,
  decodeTable,
  parseCaptions
} from '../../../../src/cli/commands/publish/captions/read-captions.ts'
import { UsageError } from '../../../../src/cli/usage-error.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { hostileText } from '../hostile-text.ts'
import { mutatedBytes } from '../mutated-bytes.ts'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const anyTable = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'file,caption',
        'caption;file',
        'file\tcaption\tnote',
        'FILE,Caption',
        'file'
      ),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.array(fc.oneof(hostileText, hostileText.map(quoted)), { maxLength: 3 }), {
        maxLength: 6
      })
    )
    .map(([head, end, rows]) =>
      Buffer.from(
        [
          head,
          ...rows.map((cells) =>
            cells.join(head.includes(';') ? ';' : head.includes('\t') ? '\t' : ',')
          )
        ].join(end)
      )
    ),
  mutatedBytes([
    Buffer.from('file,caption\na.mp4,"one, two"\nb.mp4,"three\nfour"\n'),
    Buffer.from('\ufefffile;caption\r\na.mp4;eins\r\nb.mp4;zwei\r\n'),
    Buffer.from('file\tcaption\na.mp4\tx\n', 'utf16le')
  ])
)

export const captionTables: FuzzTarget = {
  name: 'caption-tables',
  promise:
    'a table of captions is taken row by row, each file once and with its line, or refused with a sentence for people',
  async run(cases, seed) {
    const tally = newCounts()
    fc.assert(
      fc.property(anyTable, (bytes) => {
        try {
          const rows = parseCaptions(decodeTable(bytes, 'captions.csv'), 'captions.csv')
          tally.accepted++
          if (new Set(rows.map(({ name }) => captionKey(name))).size !== rows.length)
            throw new Error('one file has two captions')
          for (const { name, line } of rows)
            if (name === '' || !Number.isInteger(line) || line < 2)
              throw new Error(`a row without a name or a line: ${JSON.stringify({ name, line })}`)
        } catch (error) {
          if (!(error instanceof UsageError)) throw error
          tally.refused++
          if (!error.message.startsWith('--captions'))
            throw new Error('refused without naming the option', { cause: error })
        }
      }),
      { numRuns: cases, seed }
    )
    return tally
  }
}
