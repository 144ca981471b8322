import { expect, type Locator, type Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'
import type { ArgumentsOf, MessageId } from '../../src/contract/messages/message.ts'
import { say, t } from '../../src/contract/messages/say.ts'
import type { PrivacyLevel } from '../../src/contract/queue/post-options.ts'
import { anyOf, begins, pattern } from '../support/pattern.ts'

/** What follows this in the id of a message without arguments. */
type After<Start extends string> = {
  [Id in MessageId]: Id extends `${Start}${infer Rest}`
    ? ArgumentsOf<Id> extends []
      ? Rest
      : never
    : never
}[MessageId]
/** A row's state, by its message. */
export type Status = After<'status.'>

const statusText = (status: Status): string => say({ id: `status.${status}` })
/** What the buttons that confirm say, for now and for later. */
const publishes = begins(anyOf(pattern('composer.publish'), pattern('composer.schedule')))

/** The publish panel. */
export const panelOf = (page: Page): Locator =>
  page.getByRole('complementary', { name: t('composer.title') })

/** The queue's window by what a person sees of it. */
export const queuePage = (page: Page) => ({
  rows: page.getByRole('grid', { name: t('queue.label') }).locator('[data-row]'),
  /** The row of this file, in this state. */
  row: (name: string, status?: Status): Locator =>
    page
      .getByRole('row', { name: status === undefined ? name : `${name} ${statusText(status)}` })
      .and(page.locator('[data-row]')),
  /** Rows in one of these states. */
  inState: (...statuses: Status[]): Locator =>
    page
      .getByRole('row', { name: anyOf(...statuses.map((status) => pattern(`status.${status}`))) })
      .and(page.locator('[data-row]')),
  /** One of the tabs above the list, with this number. */
  tab: (filter: After<'queue.filters.'>, count?: number): Locator =>
    page
      .getByRole('group', { name: t('queue.views') })
      .getByRole('button', {
        name: `${say({ id: `queue.filters.${filter}` })} ${count ?? ''}`.trim()
      }),
  /** The button that leads to one of the window's places. */
  place: (name: 'queue' | 'history' | 'accounts' | 'settings'): Locator =>
    page
      .getByRole('navigation', { name: t('nav.label') })
      .getByRole('button', { name: t(`nav.${name}`) }),
  audience: (level: PrivacyLevel): Locator =>
    panelOf(page).getByRole('radio', { name: t(`composer.audiences.${level}`) }),
  search: page.getByRole('searchbox', { name: t('queue.search') }),
  /** Names of the rows on screen, from top to bottom. */
  names: (): Promise<string[]> => page.locator('[data-row] [id^="name-"]').allInnerTexts(),
  missed: page.getByRole('region', { name: t('missed.label') }),
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
  async publishAll(audience: PrivacyLevel, files?: number): Promise<void> {
    if (files !== undefined)
      await expect(this.publish).toHaveText(pattern('composer.publish', { n: files }))
    await this.audience(audience).check()
    await this.publish.click()
    await this.confirm.click()
  },
  toast: (text: string | RegExp): Locator =>
    page.locator('[data-sonner-toast][data-removed=false]').filter({ hasText: text }),
  practiceBanner: page.getByText(t('practice.banner')).first(),
  /** The button below the panel, also while there is nothing to publish. */
  publish: panelOf(page).getByRole('button', {
    name: begins(anyOf(publishes, pattern('composer.publishNone')))
  }),
  /** The button of the dialog that asks once more. */
  confirm: page.getByRole('dialog').getByRole('button', { name: publishes }),
  async startPractice(): Promise<void> {
    await page.getByRole('button', { name: t('firstRun.practiceButton') }).click()
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
