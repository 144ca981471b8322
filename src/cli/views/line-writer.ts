/** Prints lines; survives reader and disk: `head` may close the pipe, a log may fill the disk. */
export interface LineWriter {
  line(text: string): void
  /** True once nothing can be written any more. */
  readonly closed: boolean
  /** The error code that stopped writing, such as ENOSPC; null if none did or the reader left. */
  readonly failure: string | null
  readonly stream: NodeJS.WriteStream
}

const readerLeft: ReadonlySet<string | undefined> = new Set([
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'EIO'
])

/** Once per stream and process: the error handler stays for the life of the process. */
export function createLineWriter(stream: NodeJS.WriteStream): LineWriter {
  let closed = false
  let failure: string | null = null
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (!readerLeft.has(error.code)) failure ??= error.code ?? error.message
  })
  return {
    line(text) {
      if (!closed) stream.write(`${text}\n`)
    },
    get closed() {
      return closed
    },
    get failure() {
      return failure
    },
    stream
  }
}
