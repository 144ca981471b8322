/** Bytes at an offset; shorter than asked for at the end of the file. `length` is what the caller bounds. */
export interface ByteReader {
  readonly sizeBytes: number
  read(offset: number, length: number): Promise<Buffer>
}

interface Readable {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>
}

const windowBytes = 64 * 1024

/** Reads an open file through one window, so that stepping over many small boxes costs few system calls. */
export function handleReader(handle: Readable, sizeBytes: number): ByteReader {
  let start = 0
  let held: Buffer = Buffer.alloc(0)
  return {
    sizeBytes,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset))
      if (offset < start || offset + wanted > start + held.length) {
        held = await readFully(handle, offset, Math.min(Math.max(wanted, windowBytes), sizeBytes - offset))
        start = offset
      }
      return held.subarray(offset - start, offset - start + wanted)
    }
  }
}

/** The same over bytes in memory. */
export function bufferReader(bytes: Buffer): ByteReader {
  return { sizeBytes: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) }
}

async function readFully(handle: Readable, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(Math.max(0, length))
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
