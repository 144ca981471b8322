import type { BigIntStats } from 'node:fs'

/**
 * Distinguishes a file from any other, and from itself after a change: no program sets the change
 * time. A new name, new permissions and, on some disks, a reconnect also change it: a new id does
 * not prove new content.
 */
export const fileIdOf = ({
  dev,
  ino,
  ctimeNs
}: Pick<BigIntStats, 'dev' | 'ino' | 'ctimeNs'>): string => `${dev}:${ino}:${ctimeNs}`
