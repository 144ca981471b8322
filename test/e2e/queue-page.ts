import type { Locator, Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'

/** The queue's window by what a person sees of it. */
export const queuePage = (page: Page) => ({
  rows: page.getByRole('list', { name: 'Queue' }).getByRole('listitem'),
  /** The row of this file, in this state. */
  row: (name: string, status = ''): Locator => page.getByRole('listitem', { name: `${name} ${status}`.trim() }),
  /** Rows in one of these states (a pattern). */
  inState: (status: string): Locator => page.getByRole('listitem', { name: new RegExp(`(${status})`) }),
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
