import { appendFileSync } from 'node:fs'

const file = process.env['HARNESS_IPC_RECORD'] ?? ''

/** Keeps every message between page and main as a line of JSON, where a test asks for it. */
export function recordIpc(direction: 'to-main' | 'to-page', channel: string, message: unknown): void {
  if (file !== '') appendFileSync(file, `${JSON.stringify({ direction, channel, message })}\n`)
}
