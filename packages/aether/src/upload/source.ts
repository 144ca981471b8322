/** A file to upload, from any kind of input. */
export interface UploadSource {
  sizeBytes: number
  filename: string
  /**
   * Yields exactly `sizeBytes` in pieces up to 256 KiB, each valid for one more read, or throws a
   * `Stopped`.
   */
  chunks(): AsyncIterable<Buffer>
  /** Throws a `Stopped` if the file changed since it was opened. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** Large enough for few system calls, small enough for constant memory. */
export const chunkBytes = 256 * 1024
