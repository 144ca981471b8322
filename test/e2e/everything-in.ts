import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { z } from 'zod'

const messageSchema = z.object({
  direction: z.enum(['to-main', 'to-page']),
  channel: z.string(),
  message: z.unknown()
})

/** All that the page holds: its document, what its fields hold, its storages and databases, its address. */
export async function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      ...[
        ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
      ].map(({ value }) => value),
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie
      ]),
      JSON.stringify(await indexedDB.databases()),
      location.href
    ].join('\n')
  )
}

/** The messages between page and main that a stand-in kept in this file. */
export function messagesIn(record: string): z.infer<typeof messageSchema>[] {
  return readFileSync(record, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => messageSchema.parse(JSON.parse(line)))
}
