import { appendFileSync } from 'node:fs'
import { ipcRecord } from './settings.ts'

/** Keeps every message between page and main as a line of JSON, where a test asks for it. */
export function recordIpc(
  direction: 'to-main' | 'to-page',
  channel: string,
  message: unknown
): void {
  if (ipcRecord !== '')
    appendFileSync(ipcRecord, `${JSON.stringify({ direction, channel, message })}\n`)
}
