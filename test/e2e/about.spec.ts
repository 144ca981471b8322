import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern, whole } from '../support/pattern.ts'
import { queuePage } from './queue-page.ts'

test('under About I find which version I have, and whose work it is made of, with every licence in full', async ({
  launch
}) => {
  const app = await launch()
  const { page } = app
  page.setDefaultTimeout(30_000)
  await queuePage(page).startPractice()
  await queuePage(page).place('settings').click()
  await expect(page.getByText(whole(pattern('product'), / \d+\.\d+\.\d+/))).toBeVisible()
  await page.getByRole('button', { name: t('settings.about.licences') }).click()
  const dialog = page.getByRole('dialog', { name: t('settings.about.licencesTitle') })
  const list = dialog.getByRole('list', { name: t('settings.about.licencesList') })
  await expect(dialog).toContainText(pattern('settings.about.licencesLead', { n: /\d{2,}/ }))
  await expect(list.getByRole('button').first()).toBeVisible()
  const last = list.getByRole('button', { name: /^zod \d.*MIT$/ })
  await expect(last).toHaveCount(0)
  await list.evaluate((box) => box.scrollTo(0, box.scrollHeight))
  await last.click()
  await expect(list.getByText(/THE SOFTWARE IS PROVIDED "AS IS"/i).last()).toBeVisible()
  // By keyboard past the rows that are drawn.
  await list.evaluate((box) => box.scrollTo(0, 0))
  await list.getByRole('button').first().focus()
  for (let stop = 0; stop < 40; stop += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(list.locator('button:focus')).toHaveAttribute('aria-expanded', 'true')
  await expect(list.locator('button:focus')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
