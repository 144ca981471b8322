import { expect, type Locator, type Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'

/** The queue's window by what a person sees of it. */
export const queuePage = (page: Page) => ({
  rows: page.getByRole('grid', { name: 'Queue' }).locator('[data-row]'),
  /** The row of this file, in this state. */
  row: (name: string, status = ''): Locator =>
    page.getByRole('row', { name: `${name} ${status}`.trim() }).and(page.locator('[data-row]')),
  /** Rows in one of these states (a pattern). */
  inState: (status: string): Locator =>
    page.getByRole('row', { name: new RegExp(`(${status})`) }).and(page.locator('[data-row]')),
  /** One of the tabs above the list. */
  tab: (name: string): Locator =>
    page.getByRole('group', { name: 'Show' }).getByRole('button', { name }),
  search: page.getByRole('searchbox', { name: 'Search names and captions' }),
  /** Names of the rows on screen, from top to bottom. */
  names: (): Promise<string[]> => page.locator('[data-row] [id^="name-"]').allInnerTexts(),
  missed: page.getByRole('region', { name: 'Posts whose time went by' }),
  /** What a screen reader is told. */
  live: page.locator('p[aria-live]'),
  /** Drags a row by its handle to the place before another. */
  async dragRow(name: string, before: string): Promise<void> {
    const row = page.getByRole('row', { name }).and(page.locator('[data-row]'))
    await row.hover()
    const grip = await row.locator('[data-grip]').boundingBox()
    const goal = await page
      .getByRole('row', { name: before })
      .and(page.locator('[data-row]'))
      .boundingBox()
    if (grip === null || goal === null) throw new Error('Both rows must be on screen.')
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await page.mouse.down()
    await page.mouse.move(goal.x + 40, goal.y + 6, { steps: 4 })
    await page.mouse.up()
  },
  /** Pastes text as Ctrl or Cmd + V would, outside of any field. */
  async paste(text: string): Promise<void> {
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    }, text)
  },
  /** Chooses the audience and confirms all that is ready: so many files, for the panel is a moment behind the rows. */
  async publishAll(audience: string, files?: number): Promise<void> {
    if (files !== undefined) await expect(this.publish).toHaveText(new RegExp(`^Publish ${files} `))
    await page.getByRole('radio', { name: audience }).check()
    await page
      .getByRole('complementary', { name: 'Publish' })
      .getByRole('button', { name: /^Publish/ })
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publish/ })
      .click()
  },
  toast: (text: string | RegExp): Locator =>
    page.locator('[data-sonner-toast][data-removed=false]').filter({ hasText: text }),
  practiceBanner: page.getByText('Practice mode. Nothing leaves this computer.').first(),
  publish: page
    .getByRole('complementary', { name: 'Publish' })
    .getByRole('button', { name: /^Publish/ }),
  async startPractice(): Promise<void> {
    await page.getByRole('button', { name: 'Start practice mode' }).click()
  }
})

/** What axe finds in this window, as "rule: elements"; empty when nothing. */
export async function axeProblems(page: Page): Promise<string[]> {
  // The usual mode opens a second page, which a desktop app does not have.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
  )
}
