/**
 * Machine code in hex and, after each piece, the target of its last four bytes: a Windows function
 * or a field of `data`.
 */
const code: readonly (readonly [hex: string, target: string])[] = [
  // A job whose processes end when its last handle is closed, that is when this program ends; this
  // process belongs to it.
  ['53 56 57 4883ec60 31c9 31d2 ff15', 'CreateJobObjectW'],
  ['4889c7 4889c1 6a09 5a 4c8d05', 'limits'],
  ['41b990000000 ff15', 'SetInformationJobObject'],
  ['4889f9 4883caff ff15', 'AssignProcessToJobObject'],
  // The inherited pipes; its own command line from the first space outside quotes on, appended to
  // the line to run.
  ['488d0d', 'startup'],
  ['ff15', 'GetStartupInfoW'],
  ['ff15', 'GetCommandLineW'],
  [
    '4889c6 31db 0fb706 85c0 7417 83f822 7503 83f301 83f820 7504 85db 7406 4883c602 ebe2 488d0d',
    'line'
  ],
  ['4889f2 ff15', 'lstrcatW'],
  // CreateProcessW(0, line, 0, 0, inherit handles, 0, 0, 0, startup, started)
  ['31c9 488d15', 'line'],
  ['4531c0 4531c9 48c744242001000000 48894c2428 48894c2430 48894c2438 488d05', 'startup'],
  ['4889442440 488d05', 'started'],
  ['4889442448 ff15', 'CreateProcessW'],
  // Waits for it and ends with its exit code.
  ['488b0d', 'started'],
  ['83caff ff15', 'WaitForSingleObject'],
  ['488b0d', 'started'],
  ['488d15', 'exitCode'],
  ['ff15', 'GetExitCodeProcess'],
  ['8b0d', 'exitCode'],
  ['ff15', 'ExitProcess']
]

const [codeAt, dataAt, fileUnit] = [0x1000, 0x2000, 0x200]
const longestLine = 0x10000

/**
 * Returns a Windows program (x64, 2 KiB) that runs a command line with its own arguments appended,
 * ends with its exit code, and ends it when killed. Node starts no `.cmd` without a shell; this
 * replaces a script with `#!` on other systems.
 */
export function windowsLauncher(commandLine: string): Buffer {
  const data = new Fields(dataAt)
  const functions = [
    ...new Set(code.map(([, target]) => target).filter((target) => /^[A-Z]|^lstr/.test(target)))
  ]
  const descriptor = Buffer.alloc(40)
  data.put('imports', descriptor)
  const library = data.put('library', Buffer.from('kernel32.dll\0\0\0\0'))
  const hints = functions.map((name) =>
    data.put(`name of ${name}`, padded(Buffer.from(`\0\0${name}\0`), 8))
  )
  const lookup = hints.map((hint) => data.put('lookup', bytesOf(8, hint)))[0] ?? 0
  data.put('end of lookup', Buffer.alloc(8))
  const table =
    functions.map((name, index) => data.put(name, bytesOf(8, hints[index] ?? 0)))[0] ?? 0
  data.put('end of table', Buffer.alloc(8))
  bytesOf(4, lookup, 0, 0, library, table).copy(descriptor)
  data.put('limits', Buffer.concat([Buffer.alloc(16), bytesOf(4, 0x2000), Buffer.alloc(124)]))
  for (const [name, bytes] of [
    ['startup', 104],
    ['started', 24],
    ['exitCode', 8]
  ] as const)
    data.put(name, Buffer.alloc(bytes))
  data.put('line', Buffer.from(`${commandLine}\0`, 'utf16le'))

  const linked = new Fields(codeAt)
  for (const [hex, target] of code) {
    linked.put('code', Buffer.from(hex.replaceAll(' ', ''), 'hex'))
    // Counted from the end of these four bytes.
    linked.put('code', bytesOf(4, data.place(target) - (linked.end + 4)))
  }
  const sections = [padded(linked.bytes(), fileUnit), padded(data.bytes(), fileUnit)] as const
  return Buffer.concat([
    headers(sections[0].length, sections[1].length, data.place('imports')),
    ...sections
  ])
}

/** Consecutive bytes, and the address of each field once the program is in memory. */
class Fields {
  readonly #places = new Map<string, number>()
  readonly #parts: Buffer[] = []
  end: number

  constructor(start: number) {
    this.end = start
  }

  put(name: string, bytes: Buffer): number {
    const place = this.end
    this.#places.set(name, place)
    this.#parts.push(bytes)
    this.end += bytes.length
    return place
  }

  place(name: string): number {
    const place = this.#places.get(name)
    if (place === undefined) throw new Error(`there is no ${name}`)
    return place
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

function headers(codeBytes: number, dataBytes: number, imports: number): Buffer {
  const memory = dataBytes + longestLine
  const section = (
    name: string,
    inMemory: number,
    at: number,
    inFile: number,
    from: number,
    flags: number
  ): Buffer =>
    Buffer.concat([
      padded(Buffer.from(name), 8),
      bytesOf(4, inMemory, at, inFile, from, 0, 0, 0, flags)
    ])
  return padded(
    Buffer.concat([
      padded(Buffer.from('MZ'), 0x3c),
      bytesOf(4, 0x40),
      // x64, two sections, 240 more bytes of header; a program, which may lie above 2 GiB
      Buffer.from('PE\0\0'),
      bytesOf(2, 0x8664, 2),
      bytesOf(4, 0, 0, 0),
      bytesOf(2, 240, 0x22),
      bytesOf(2, 0x20b, 0),
      bytesOf(4, codeBytes, dataBytes, 0, codeAt, codeAt),
      bytesOf(8, 0x140000000),
      bytesOf(4, 0x1000, fileUnit),
      bytesOf(2, 6, 0, 0, 0, 6, 0),
      bytesOf(4, 0, dataAt + Math.ceil(memory / 0x1000) * 0x1000, fileUnit, 0),
      // a console program whose data cannot be run; sizes of stack and heap; 16 directories, of which only the imports are used
      bytesOf(2, 3, 0x100),
      bytesOf(8, 0x100000, 0x1000, 0x100000, 0x1000),
      bytesOf(4, 0, 16),
      bytesOf(8, 0),
      bytesOf(4, imports, 40),
      Buffer.alloc(112),
      section('.text', codeBytes, codeAt, codeBytes, fileUnit, 0x60000020),
      section('.data', memory, dataAt, dataBytes, fileUnit + codeBytes, 0xc0000040)
    ]),
    fileUnit
  )
}

/** Returns little-endian numbers of `size` bytes each. */
function bytesOf(size: 2 | 4 | 8, ...values: number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length)
  for (const [index, value] of values.entries()) {
    if (size === 8) bytes.writeBigInt64LE(BigInt(value), index * size)
    else bytes.writeUIntLE(value >>> 0, index * size, size)
  }
  return bytes
}

const padded = (bytes: Buffer, unit: number): Buffer =>
  Buffer.concat([bytes], Math.ceil(bytes.length / unit) * unit)
