/** A stream to print lines on that survives its reader and its disk: `head` may close the pipe, and a log's disk may be full, at any time. */
export interface LineWriter {
  line(text: string): void
  /** True once nothing can be written any more. */
  readonly closed: boolean
  /** The code of what stopped the writing, such as ENOSPC, where it was not the reader who left; null else. */
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
