import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { t } from '../../src/contract/messages/say.ts'
import type { AppUnderTest } from '../harness/launch-app.ts'
import { expect } from './app-test.ts'
import { anyOf, pattern, whole } from '../support/pattern.ts'
import { queuePage } from './queue-page.ts'

/** The Accounts place by what a person sees of it. */
export const accountsPage = (app: AppUnderTest) => ({
  panel: app.page.getByRole('region', {
    name: whole(
      anyOf(pattern('connect.title'), pattern('connect.titleDone'), pattern('connect.titleAgain'))
    )
  }),
  button: (name: string): Locator =>
    app.page.getByRole('main').getByRole('button', { name, exact: true }),
  card: (name: string): Locator =>
    app.page
      .getByRole('list', { name: t('account.listLabel') })
      .getByRole('listitem', { name, exact: true }),
  async practise(): Promise<void> {
    await queuePage(app.page).startPractice()
    await expect(queuePage(app.page).practiceBanner).toBeVisible()
    await this.show()
  },
  async show(): Promise<void> {
    await queuePage(app.page).place('accounts').click()
    await expect(app.page.getByRole('heading', { name: t('nav.accounts') })).toBeVisible()
  },
  /** Starts connecting and returns the page that the browser was sent to. */
  async connect(button = t('connect.another')): Promise<string> {
    const before = (await app.externalUrls()).length
    await this.button(button).click()
    await expect.poll(async () => (await app.externalUrls()).length).toBe(before + 1)
    return (await app.externalUrls()).at(-1) ?? ''
  },
  /** What the app wrote down so far. */
  log: (): string => readFileSync(join(app.dir, 'data/logs/app.log'), 'utf8')
})

/** Allows the connection on the sandbox's consent page. Returns where the browser is sent back to. */
export async function answerConsent(page: string, username: string): Promise<string> {
  const answer = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'approve', username }),
    redirect: 'manual'
  })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}
