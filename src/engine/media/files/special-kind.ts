import type { StatsBase } from 'node:fs'

/** What stands where a file should be. It is never opened: reading a pipe would wait for ever. */
export function specialKind(
  entry: Pick<StatsBase<unknown>, 'isDirectory' | 'isFIFO' | 'isSocket'>
): string {
  if (entry.isDirectory()) return 'it is a folder'
  if (entry.isFIFO()) return 'it is a pipe, not a file'
  return entry.isSocket() ? 'it is a socket, not a file' : 'it is a device, not a file'
}
