import * as fc from 'fast-check'

/**
 * File name parts that have broken programs: options, shells, protocols, patterns, markup,
 * formulas, escapes, controls, halves of characters.
 */
const known: readonly string[] = [
  '-',
  '--',
  '-i',
  '-y',
  '--json',
  '--yes',
  '-vf',
  '-f lavfi',
  '--help',
  '$(touch pwned)',
  '`touch pwned`',
  ';touch pwned;',
  '|touch pwned',
  '&&touch pwned',
  '$HOME',
  '~',
  '!!',
  '*',
  '?',
  '[a-z]',
  '{a,b}',
  '\\',
  '\\n',
  '\\0101',
  "'",
  '"',
  "'\"'",
  '%s%n%d',
  '%03d',
  '%00',
  '%2e%2e',
  'file:',
  'concat:a|b',
  'pipe:0',
  'http:',
  'subfile,,start,0,end,1,,:a',
  'lavfi:testsrc',
  'data:',
  'crypto:',
  'async:file:x',
  'C:',
  'con',
  'nul',
  'aux.h264',
  '..',
  '.',
  '...',
  '....',
  ' ',
  '  ',
  '\u00a0',
  '\u3000',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u0001',
  '\u0007',
  '\b',
  '\u007f',
  '\u0085',
  '\u009b2J',
  '\u001b[2J',
  '\u001b]8;;http:x\u0007',
  '\u001b]0;title\u0007',
  '\u2028',
  '\u2029',
  '\u202e4pm',
  '\u2066',
  '\u200b',
  '\u200d',
  '\u200e',
  '\ufeff',
  '\u061c',
  'e\u0301',
  '\u00e9',
  '\u{1f3ac}',
  '👩‍👩‍👧',
  '﷽',
  'Z͑ͫ̓ͪ̂ͫ̽͏',
  '<img src=x onerror=alert(1)>',
  '<script>',
  '<',
  '&amp;',
  '"onload="',
  'javascript:alert(1)',
  '{{caption}}',
  '{name}',
  '${1}',
  "=cmd|' C'!A0",
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(A1)',
  ',',
  ';',
  '#hash',
  '@name',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  "');DROP TABLE jobs;--",
  '\r\nX-Evil: 1',
  '"; filename="x',
  'CON.',
  'a'.repeat(200)
]

const bytes = (text: string): Buffer => Buffer.from(text.toWellFormed())
const part: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known).map(bytes) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).map(bytes) },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ minLength: 1, maxLength: 12 }).map((raw) => Buffer.from(raw))
  }
)
const ending = fc.constantFrom(
  '.mp4',
  '.mp4',
  '.mp4',
  '.MOV',
  '.m4v',
  '.mp4.mp4',
  '..mp4',
  ' .mp4',
  ''
)

/** Any name that a file system allows: 1 to 255 bytes without NUL and the slash. */
export const hostileName: fc.Arbitrary<Buffer> = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), ending)
  .map(([parts, end]) =>
    Buffer.concat(
      [
        Buffer.concat(parts)
          .filter((byte) => byte !== 0 && byte !== 0x2f)
          .subarray(0, 255 - end.length),
        Buffer.from(end)
      ].map((one) => Buffer.from(one))
    )
  )
  .filter((name) => name.length > 0 && !['.', '..'].includes(name.toString('latin1')))

/**
 * Each known hostile part as a whole name; and duplicates that differ only in their Unicode form,
 * their case or a space.
 */
export const knownNames: readonly Buffer[] = [
  ...known.map((text) => Buffer.from(`${text.replaceAll('/', '')}.mp4`)),
  Buffer.from('.mp4.mp4'),
  Buffer.from('x.MP4'),
  Buffer.from('X.mp4'),
  Buffer.from('x .mp4'),
  Buffer.from(`${'n'.repeat(251)}.mp4`),
  Buffer.concat([
    Buffer.from('latin\xe9 ', 'latin1'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('.mp4')
  ]),
  Buffer.concat([Buffer.from([0xc3, 0x28]), Buffer.from('.mov')])
]

/** Returns this many unique names of a seed. */
export function drawNames(count: number, seed: number): Buffer[] {
  const names = new Map<string, Buffer>()
  for (let round = 0; names.size < count; round++) {
    for (const name of fc.sample(hostileName, { numRuns: count, seed: seed + round }))
      if (names.size < count) names.set(name.toString('latin1'), name)
  }
  return [...names.values()]
}
