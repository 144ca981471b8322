import * as fc from 'fast-check'

/**
 * Text that has broken programs: options, markup, escapes, controls, formulas, paths, halves of
 * characters.
 */
const known = [
  '',
  ' ',
  '-',
  '--',
  '-i',
  '--yes',
  '--',
  '-rf',
  '$(touch x)',
  '`touch x`',
  '; rm -rf /',
  '| cat',
  '&& true',
  '%s%n',
  '%00',
  '\0',
  '\n',
  '\r\n',
  '\u2028',
  '\u001b[2J',
  '\u001b]8;;http://x\u0007',
  '\u202e',
  '<img src=x onerror=alert(1)>',
  '<script>',
  '"><b>',
  "'; DROP TABLE jobs; --",
  '=1+1',
  '@SUM(A1)',
  '+1',
  '../../etc/passwd',
  '/dev/zero',
  'C:\\x',
  '\\\\host\\share',
  'file:///etc/passwd',
  'http://127.0.0.1/',
  'concat:a|b',
  'pipe:0',
  'subfile,,start,0,end,1,,:a',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '9007199254740993',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '\ud800',
  '\udfff',
  '\ufeff',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  '{name}',
  '{{name}}',
  '{name',
  '{}',
  '[]',
  '{"a":',
  '"',
  "'",
  ',',
  '\t',
  '😀'.repeat(50),
  'a'.repeat(5_000)
]

/** Any text, known hostile text, and both together. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...known),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 10 })), { maxLength: 5 })
    .map((parts) => parts.join(''))
)

/** Any JSON-like value, with hostile texts and numbers in it. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.anything({
    withNullPrototype: true,
    withBigInt: false,
    values: [hostileText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)]
  })
)

/** Returns a valid JSON value with a few fields changed, missing or new. */
export function mutatedJson(sound: readonly unknown[]): fc.Arbitrary<unknown> {
  const edit = fc.record({
    at: fc.nat({ max: 60 }),
    value: fc.option(
      fc.jsonValue().chain((value) => fc.oneof(fc.constant(value), hostileText)),
      { nil: undefined }
    )
  })
  return fc
    .record({
      of: fc.nat({ max: sound.length - 1 }),
      edits: fc.oneof(
        { weight: 3, arbitrary: edit.map((one) => [one]) },
        { weight: 1, arbitrary: fc.array(edit, { maxLength: 4 }) }
      )
    })
    .map(({ of, edits }) =>
      edits.reduce<unknown>(
        (value, { at, value: put }) => replaceNode(value, at, put),
        structuredClone(sound[of])
      )
    )
}

/** Replaces the n-th node of a tree (modulo their number); undefined removes a field. */
function replaceNode(root: unknown, n: number, put: unknown): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>
      places.push({ holder, key })
      visit(holder[key])
    }
  }
  const box = { root }
  visit(box)
  const place = places[n % places.length]
  if (place === undefined) return box.root
  if (put === undefined && place.holder !== (box as Record<string, unknown>))
    delete place.holder[place.key]
  else
    Object.defineProperty(place.holder, place.key, {
      value: put ?? null,
      configurable: true,
      enumerable: true,
      writable: true
    })
  return box.root
}
