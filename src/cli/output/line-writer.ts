/** A stream to print lines on that survives its reader: `head` may close the pipe at any time. */
export interface LineWriter {
  line(text: string): void
  /** True once nobody reads any more. */
  readonly closed: boolean
  readonly stream: NodeJS.WriteStream
}

/** Once per stream and process: the error handler stays for the life of the process. */
export function createLineWriter(stream: NodeJS.WriteStream): LineWriter {
  let closed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED' && error.code !== 'EIO') throw error
    closed = true
  })
  return {
    line(text) {
      if (!closed) stream.write(`${text}\n`)
    },
    get closed() {
      return closed
    },
    stream
  }
}
