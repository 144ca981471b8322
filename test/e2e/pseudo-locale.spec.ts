import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { setLocale } from '../../src/contract/messages/locale.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { makeClipFolder } from './make-clip-folder.ts'

/** Names, paths, ids and sizes: shown as they are in every language. */
const asItIs = /^(@|title=clip |clip |tiktok_|\/|[A-Z]:\\|[\d.]+ [kM]?B\b|\d+:\d\d)/

test.describe('in the pseudo-locale', () => {
  test.beforeEach(() => setLocale('en-XA'))
  test.afterEach(() => setLocale('en'))

  test('every text of every place comes from the catalogue', async ({ launch, scratch }) => {
    const clips = await makeClipFolder(join(scratch, 'clips'))
    const app = await launch({ env: { AETHER_UPLOADER_LANG: 'en-XA' } })
    const { page } = app
    const start = page.getByRole('button', { name: t('firstRun.practiceButton') })
    await expect(start).toBeVisible()
    expect(await outside(page)).toEqual([])
    await start.click()
    await expect(page.getByRole('button', { name: t('empty.chooseFiles') })).toBeVisible()
    expect(await outside(page)).toEqual([])
    await app.drop([join(clips.path, 'clip 1.mp4')])
    await expect(page.getByText(t('status.ready'))).toBeVisible()
    await page.locator('[data-row]').first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: t('rowMenu.items.folder') })).toBeVisible()
    expect(await outside(page)).toEqual([])
    for (const place of ['history', 'accounts', 'settings'] as const) {
      const link = page.getByRole('navigation').getByRole('button', { name: t(`nav.${place}`) })
      await link.click()
      await expect(link).toHaveAttribute('aria-current', 'page')
      expect(await outside(page)).toEqual([])
    }
  })
})

/** Texts and labels of the page with words that no message of the pseudo-locale can have. */
async function outside(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) found.push((walker.currentNode.textContent ?? '').trim())
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const value = element.getAttribute(name)
        if (value !== null) found.push(`${name}=${value}`)
      }
    return found
  })
  const words = (text: string): string => text.replace(/^(aria-label|title|placeholder)=/, '')
  return texts.filter(
    (text) => /[a-z]{3}/i.test(words(text)) && !/^\[|\]$/.test(words(text)) && !asItIs.test(text)
  )
}
