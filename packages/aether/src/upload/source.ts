/** A file on its way, whatever it came from. */
export interface UploadSource {
  sizeBytes: number
  filename: string
  /** Exactly `sizeBytes` in pieces of at most 256 KiB, or a `Stopped`. A piece is valid until the next but one is asked for. */
  chunks(): AsyncIterable<Buffer>
  /** Throws a `Stopped` if the file is no longer what it was when it was opened. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** Large enough for few system calls, small enough for constant memory. */
export const chunkBytes = 256 * 1024
