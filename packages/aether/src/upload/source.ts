/** A file on its way, whatever it came from. */
export interface UploadSource {
  sizeBytes: number
  filename: string
  /** Exactly `sizeBytes` in pieces up to 256 KiB, each valid for one more read; or a `Stopped`. */
  chunks(): AsyncIterable<Buffer>
  /** Throws a `Stopped` if the file is no longer what it was when it was opened. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** Large enough for few system calls, small enough for constant memory. */
export const chunkBytes = 256 * 1024
