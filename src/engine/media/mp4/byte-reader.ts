import { read } from 'node:fs'
import { promisify } from 'node:util'

const readSome = promisify(read)

/** Reads bytes at an offset; fewer than asked for at the file's end. The caller limits `length`. */
export interface ByteReader {
  readonly sizeBytes: number
  read(offset: number, length: number): Promise<Buffer>
}

const windowBytes = 64 * 1024
/** Buffer pool: allocating per file would be most of the garbage collector's work. */
const spareWindows: Buffer[] = []
const mostSpare = 16

/** A reader to release once nothing that it has read is needed any more. */
export interface FileReader extends ByteReader {
  release(): void
}

/** Reads an open file through one window, so that many small boxes cost few system calls. */
export function descriptorReader(descriptor: number, sizeBytes: number): FileReader {
  let first: Buffer | null = null
  let start = 0
  let held: Buffer = Buffer.alloc(0)
  // Earlier reads must stay unchanged, so only the first window is a reused one.
  const windowFor = (length: number): Buffer => {
    if (first !== null || length > windowBytes) return Buffer.allocUnsafe(length)
    first = spareWindows.pop() ?? Buffer.allocUnsafeSlow(windowBytes)
    return first.subarray(0, length)
  }
  return {
    sizeBytes,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset))
      if (offset < start || offset + wanted > start + held.length) {
        held = await readFully(
          descriptor,
          offset,
          windowFor(Math.max(0, Math.min(Math.max(wanted, windowBytes), sizeBytes - offset)))
        )
        start = offset
      }
      return held.subarray(offset - start, offset - start + wanted)
    },
    release() {
      held = Buffer.alloc(0)
      if (first !== null && spareWindows.length < mostSpare) spareWindows.push(first)
      first = null
    }
  }
}

/** The same for bytes in memory. */
export function bufferReader(bytes: Buffer): ByteReader {
  return {
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length)
  }
}

async function readFully(descriptor: number, offset: number, bytes: Buffer): Promise<Buffer> {
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await readSome(
      descriptor,
      bytes,
      filled,
      bytes.length - filled,
      offset + filled
    )
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
