import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern, whole } from '../support/pattern.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'
import { seedHistory } from './seed-history.ts'

const rowSchema = z.array(z.record(z.string(), z.string()))

test('I find what I posted, open it, prove it and take it with me, also after I cleared the queue', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const app = await launch({ env: { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '200' } })
  const { page } = app
  const queue = queuePage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  const history = page.getByRole('list', { name: t('history.label') }).getByRole('listitem')
  await page.getByRole('button', { name: t('nav.history') }).click()
  await expect(page.getByText(t('history.emptyTitle'))).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await page.getByRole('button', { name: t('history.toQueue') }).click()

  await app.drop([join(clips.path, 'clip 10.mp4'), join(clips.path, 'deeper')])
  await expect(queue.row('clip 10.mp4', 'ready')).toBeVisible()
  await expect(queue.row('last.mp4', 'ready')).toBeVisible()
  await queue.audience('SELF_ONLY').check()
  await page.getByRole('textbox', { name: t('composer.caption') }).fill('=cmd() {name}')
  await expect(queue.publish).toHaveText(pattern('composer.publish', { n: 2 }))
  await queue.publish.click()
  await queue.confirm.click()
  await expect(queue.inState('published')).toHaveCount(2)
  await page.getByRole('button', { name: t('queue.clearFinished') }).click()
  await expect(page.getByText(t('empty.title'))).toBeVisible()

  await page.getByRole('button', { name: t('nav.history') }).click()
  await expect(history).toHaveCount(2)
  await page.getByRole('searchbox').fill('LAST')
  await expect(history).toHaveCount(1)
  await page.getByRole('button', { name: t('history.clearSearch') }).click()
  await expect(history).toHaveCount(2)

  await page.getByRole('link', { name: t('history.openPostOf', { name: 'last.mp4' }) }).click()
  await expect.poll(async () => (await app.externalUrls()).length).toBe(1)

  await page.getByRole('button', { name: t('history.receiptOf', { name: 'last.mp4' }) }).click()
  const receipt = page.getByRole('dialog')
  await expect(receipt).toContainText(clips.good.get('last.mp4') ?? 'no hash')
  await expect(receipt.getByRole('row', { name: t('receipt.phases.published') })).toBeVisible()
  await expect(receipt.getByText(t('receipt.request')).first()).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await receipt.getByRole('button', { name: t('receipt.close') }).click()
  await expect(
    page.getByRole('button', { name: t('history.receiptOf', { name: 'last.mp4' }) })
  ).toBeFocused()

  const table = join(scratch, 'posts.csv')
  await app.answerDialog({ canceled: false, filePath: table })
  await page.getByRole('button', { name: t('history.export') }).click()
  await page.getByRole('menuitem', { name: t('history.exportCsv') }).click()
  await expect(page.getByText(t('history.exported', { n: 2, name: 'posts.csv' }))).toBeVisible()
  const rows = rowSchema.parse(parse(readFileSync(table, 'utf8'), { columns: true, bom: true }))
  expect(rows.map((row) => [row['phase'], row['sha256'], row['caption']]).toSorted()).toEqual(
    ['clip 10', 'last']
      .map((name) => ['published', clips.good.get(`${name}.mp4`), `'=cmd() ${name}`])
      .toSorted()
  )

  // A bundle names nothing and replaces nothing; what is in it is looked at file by file in the test of secrets.
  const bundle = join(scratch, 'diagnostics.zip')
  for (const answer of [
    t('history.saved', { name: 'diagnostics.zip' }),
    'There is a file called diagnostics.zip already'
  ]) {
    await app.answerDialog({ canceled: false, filePath: bundle })
    await page.getByRole('button', { name: t('history.export') }).click()
    await page.getByRole('menuitem', { name: t('history.diagnostics') }).click()
    await expect(page.getByText(answer)).toBeVisible()
  }
  expect(existsSync(bundle)).toBe(true)
  expect(readdirSync(scratch).filter((name) => name.endsWith('.draft'))).toEqual([])
  expect(await app.quit()).toBe(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a long history scrolls, filters and is accessible in ${colorScheme}`, async ({
    launch,
    scratch
  }) => {
    const dir = join(scratch, 'app')
    const names = seedHistory(dir, 1_000, join(scratch, 'clips'))
    const app = await launch({ dir, colorScheme })
    const { page } = app
    await queuePage(page).startPractice()
    await expect(queuePage(page).practiceBanner).toBeVisible()
    await page.getByRole('button', { name: t('nav.history') }).click()
    const row = (name: string) =>
      page.getByRole('button', { name: t('history.receiptOf', { name }), exact: true })
    await expect(row(names[0] ?? '')).toBeVisible()
    expect(await axeProblems(page)).toEqual([])

    // The keyboard leads to the very end, whose part of the list was not there before.
    await page.locator('[data-post][tabindex="0"]').focus()
    await page.keyboard.press('End')
    await expect(row(names.at(-1) ?? '')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText(names.at(-1) ?? '')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: `${t('history.outcomes.failed')} 80` }).click()
    await expect(
      page
        .getByText('TikTok takes the caption for spam. Change the caption, then try again.')
        .first()
    ).toBeVisible()
    expect(await axeProblems(page)).toEqual([])
    await page.getByRole('searchbox').fill('BÄCKEREI fünf')
    await expect(
      page.getByRole('button', { name: whole(pattern('history.outcomes.failed'), / 2\d/) })
    ).toBeVisible()
    await page.getByRole('searchbox').fill('no such thing')
    await expect(page.getByText(t('history.noneFound'))).toBeVisible()
    await page.getByRole('button', { name: t('history.showAll') }).click()
    await expect(row(names[0] ?? '')).toBeVisible()
  })
}
