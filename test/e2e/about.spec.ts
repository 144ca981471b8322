import { expect, test } from './app-test.ts'
import { queuePage } from './queue-page.ts'

test('under About I find which version I have, and whose work it is made of, with every licence in full', async ({
  launch
}) => {
  const app = await launch()
  const { page } = app
  page.setDefaultTimeout(30_000)
  await queuePage(page).startPractice()
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText(/^Aether Uploader \d+\.\d+\.\d+$/)).toBeVisible()
  await page.getByRole('button', { name: 'Licences' }).click()
  const dialog = page.getByRole('dialog', { name: 'Licences' })
  const list = dialog.getByRole('list', { name: 'Works of others' })
  await expect(dialog).toContainText(/\d{2,} works of others/)
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
