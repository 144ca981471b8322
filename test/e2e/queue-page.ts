import type { Locator, Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'

/** The queue's window by what a person sees of it. */
export const queuePage = (page: Page) => ({
  rows: page.getByRole('grid', { name: 'Queue' }).locator('[data-row]'),
  /** The row of this file, in this state. */
  row: (name: string, status = ''): Locator => page.getByRole('row', { name: `${name} ${status}`.trim() }).and(page.locator('[data-row]')),
  /** Rows in one of these states (a pattern). */
  inState: (status: string): Locator => page.getByRole('row', { name: new RegExp(`(${status})`) }).and(page.locator('[data-row]')),
  /** One of the tabs above the list. */
  tab: (name: string): Locator => page.getByRole('group', { name: 'Show' }).getByRole('button', { name }),
  search: page.getByRole('searchbox', { name: 'Search names and captions' }),
  /** Names of the rows on screen, from top to bottom. */
  async names(): Promise<string[]> {
    return page.locator('[data-row] [id^="name-"]').allInnerTexts()
  },
  toast: (text: string | RegExp): Locator => page.locator('[data-sonner-toast]').filter({ hasText: text }),
  practiceBanner: page.getByText('Practice mode. Nothing leaves this computer.').first(),
  publish: page.getByRole('complementary', { name: 'Publish' }).getByRole('button', { name: /^Publish/ }),
  async startPractice(): Promise<void> {
    await page.getByRole('button', { name: 'Start practice mode' }).click()
  }
})

/** What axe finds in this window, as "rule: elements"; empty when nothing. */
export async function axeProblems(page: Page): Promise<string[]> {
  // The usual mode opens a second page, which a desktop app does not have.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
