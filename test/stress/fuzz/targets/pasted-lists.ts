import { posix, win32 } from 'node:path'
import * as fc from 'fast-check'
import { readPastedPaths } from '../../../../src/main/ipc/pasted-paths.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { hostileText } from '../hostile-text.ts'

const anyList = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '/', 'file:///', 'file://host/', '"', "'", '~/', 'C:\\', '\\\\'),
      hostileText
    ),
    { maxLength: 6 }
  )
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'))

export const pastedLists: FuzzTarget = {
  name: 'pasted-lists',
  promise:
    'each pasted line is a full path on this computer, or a name with a reason, and no path holds a NUL',
  async run(cases, seed) {
    const tally = newCounts()
    fc.assert(
      fc.property(anyList, fc.boolean(), (text, windows) => {
        const names = windows ? win32 : posix
        for (const line of readPastedPaths(text, {
          windows,
          home: windows ? 'C:\\Users\\a' : '/home/a'
        })) {
          if ('path' in line) {
            tally.accepted++
            if (!names.isAbsolute(line.path) || line.path.includes('\0'))
              throw new Error(`took ${JSON.stringify(line.path)}`)
          } else {
            tally.refused++
            if (line.reason === '') throw new Error('refused without a reason')
          }
        }
      }),
      { numRuns: cases, seed }
    )
    return tally
  }
}
