import type { BigIntStats } from 'node:fs'

/**
 * Tells a file from any other, and from itself after a change: no program sets the change time. New
 * names or rights and, on some disks, a reconnect change it too: a new id need not mean new bytes.
 */
export const fileIdOf = ({
  dev,
  ino,
  ctimeNs
}: Pick<BigIntStats, 'dev' | 'ino' | 'ctimeNs'>): string => `${dev}:${ino}:${ctimeNs}`
