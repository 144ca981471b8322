import type { BigIntStats } from 'node:fs'

/**
 * Tells a file from every other one, and from itself after a change: no program sets the change time. It also changes with
 * a new name or new rights, and on some disks each time they are connected, so another id alone does not say that the bytes are others.
 */
export const fileIdOf = ({
  dev,
  ino,
  ctimeNs
}: Pick<BigIntStats, 'dev' | 'ino' | 'ctimeNs'>): string => `${dev}:${ino}:${ctimeNs}`
