import * as fc from 'fast-check'

/** Numbers at which size fields, counters and signs overflow. */
const edges = [
  0, 1, 2, 7, 8, 15, 16, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe,
  0xffff_ffff
]

type Edit =
  | { kind: 'byte'; at: number; value: number }
  | { kind: 'number'; at: number; value: number }
  | { kind: 'cut'; at: number }
  | { kind: 'drop'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number; times: number }
  | { kind: 'insert'; at: number; bytes: Uint8Array }

const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const length = fc.constantFrom(1, 4, 8, 64, 1_000)

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at, value: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('number' as const), at, value: fc.constantFrom(...edges) }),
  fc.record({ kind: fc.constant('cut' as const), at }),
  fc.record({ kind: fc.constant('drop' as const), at, length }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at,
    length,
    times: fc.integer({ min: 1, max: 20 })
  }),
  fc.record({ kind: fc.constant('insert' as const), at, bytes: fc.uint8Array({ maxLength: 32 }) })
)

/**
 * Returns a valid input with a few mutations: a byte or a 32-bit number changed, a part cut,
 * dropped, repeated or inserted.
 * @param where maps [0, 1) to a position; the default is anywhere, a format can favor the positions
 * of its numbers
 */
export function mutatedBytes(
  sound: readonly Buffer[],
  where: (bytes: Buffer, share: number) => number = (bytes, share) =>
    Math.floor(share * bytes.length)
): fc.Arbitrary<Buffer> {
  return fc
    .record({
      of: fc.nat({ max: sound.length - 1 }),
      edits: fc.oneof(
        { weight: 3, arbitrary: anyEdit.map((edit) => [edit]) },
        { weight: 1, arbitrary: fc.array(anyEdit, { maxLength: 5 }) }
      )
    })
    .map(({ of, edits }) =>
      edits.reduce(
        (bytes, edit) => applyEdit(bytes, edit, where(bytes, edit.at)),
        sound[of] ?? Buffer.alloc(0)
      )
    )
}

function applyEdit(bytes: Buffer, edit: Edit, place: number): Buffer {
  const before = bytes.subarray(0, place)
  switch (edit.kind) {
    case 'byte':
      return Buffer.concat([before, Buffer.from([edit.value]), bytes.subarray(place + 1)])
    case 'number': {
      const number = Buffer.alloc(4)
      number.writeUInt32BE(edit.value)
      return Buffer.concat([before, number, bytes.subarray(place + 4)])
    }
    case 'cut':
      return before
    case 'drop':
      return Buffer.concat([before, bytes.subarray(place + edit.length)])
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: edit.times }, () => bytes.subarray(place, place + edit.length)),
        bytes.subarray(place)
      ])
    case 'insert':
      return Buffer.concat([before, edit.bytes, bytes.subarray(place)])
  }
}
