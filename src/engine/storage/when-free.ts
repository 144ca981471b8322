import { setTimeout as pause } from 'node:timers/promises'
import { errorCode } from '../error-code.ts'

/** Windows' errors for a file that another program holds, often a virus scanner for a moment. */
const held = new Set(['EPERM', 'EBUSY', 'EACCES'])
const pausesMs = [100, 400]

/** Runs work on a file; on Windows up to three times while another program holds the file. */
export async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (const pauseMs of process.platform === 'win32' ? pausesMs : []) {
    try {
      return await work()
    } catch (error) {
      if (!held.has(errorCode(error))) throw error
      await pause(pauseMs)
    }
  }
  return await work()
}
