import type { Page } from 'playwright-core'

/** Drags files from outside over the middle of the page and drops them there, through the browser itself: real File objects, trusted events. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const point = { x: Math.floor(width / 2), y: Math.floor(height / 2) }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...point, data })
  await session.detach()
}
