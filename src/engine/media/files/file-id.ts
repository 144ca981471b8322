import type { BigIntStats } from 'node:fs'

/**
 * Distinguishes a file from others, and from itself after a change: no program sets the change
 * time. A new name, new rights and, on some disks, a reconnect change it too, not only new content.
 */
export const fileIdOf = ({
  dev,
  ino,
  ctimeNs
}: Pick<BigIntStats, 'dev' | 'ino' | 'ctimeNs'>): string => `${dev}:${ino}:${ctimeNs}`
