import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { begins, pattern } from '../support/pattern.ts'
import { axeProblems, queuePage } from './queue-page.ts'
import { makeClipFolder } from './make-clip-folder.ts'

test('the window opens as large as it was the last time', async ({ launch, scratch }) => {
  const dir = join(scratch, 'app')
  const settings = join(dir, 'data', 'settings.json')
  mkdirSync(join(dir, 'data'), { recursive: true })
  writeFileSync(
    settings,
    JSON.stringify({ window: { width: 1000, height: 700, maximized: false } })
  )
  const app = await launch({ dir })
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  // A frame may take a little; the size of a first start is 1280.
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBeLessThanOrEqual(1000)
  expect(await app.quit()).toBe(0)
  expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({
    window: { width: 1000, height: 700, maximized: false }
  })
})

test('an audience that Aether does not confirm is looked at by a person, on one post, before the others go out', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const sandbox = await startSandbox({
    stateDir: join(scratch, 'aether'),
    processingMs: 200,
    wire: 'options-echo-absent'
  })
  try {
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const queue = queuePage(app.page)
    await app.page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await app.page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(app.page.getByText(t('empty.title'))).toBeVisible()
    await app.drop([clips.path])
    await expect(queue.inState('ready')).toHaveCount(clips.good.size)
    await queue.audience('SELF_ONLY').check()
    await expect(queue.publish).toHaveText(pattern('composer.publish', { n: clips.good.size }))
    await queue.publish.click()
    await queue.confirm.click()

    const banner = app.page.getByRole('region', { name: t('audience.label') })
    await expect(banner).toContainText(
      pattern('audience.sent', { audience: t('composer.audiences.SELF_ONLY') })
    )
    await expect(queue.inState('published')).toHaveCount(1)
    await expect(queue.inState('audienceCheck').first()).toBeVisible()
    expect(sandbox.record()).toHaveLength(1)
    expect(await axeProblems(app.page)).toEqual([])
    // Only TikTok's https links open outside; this one is the sandbox's, outside of practice mode.
    await expect(banner.getByRole('link', { name: t('row.openPost') })).toBeVisible()
    await banner
      .getByRole('button', { name: t('audienceAnswer.notAsChosen', { held: clips.good.size - 1 }) })
      .click()
    await expect(queue.inState('cancelled')).toHaveCount(clips.good.size - 1)
    await expect(banner).toBeHidden()
    // Looked again: it was as chosen after all.
    await app.page.getByRole('button', { name: t('orders.undo') }).click()
    await banner.getByRole('button', { name: t('audience.asChosen') }).click()
    await expect(queue.inState('published')).toHaveCount(clips.good.size)
    await expect(banner).toBeHidden()
    expect(sandbox.record()).toHaveLength(clips.good.size)

    await app.page.getByRole('button', { name: t('menu.label'), exact: true }).click()
    await app.page.getByRole('menuitem', { name: t('menu.forgetKey') }).click()
    await app.page
      .getByRole('dialog')
      .getByRole('button', { name: t('forget.button') })
      .click()
    await expect(app.page.getByLabel(t('firstRun.keyLabel'))).toBeVisible()
    expect(await app.quit()).toBe(0)
    expect(app.output()).not.toContain(sandboxApiKey)
  } finally {
    await sandbox.close()
  }
})

test('the keyboard alone reaches everything once, and comes back to where it was after a dialog', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const app = await launch()
  const { page } = app
  const queue = queuePage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips.path])
  await expect(queue.inState('ready')).toHaveCount(clips.good.size)

  // One row is a stop of the Tab key, with all it offers; the arrow keys lead to the others.
  await expect(
    page
      .locator('[data-row] button[tabindex="0"]')
      .and(page.getByRole('button', { name: begins(pattern('row.remove')) }))
  ).toHaveCount(1)
  await page.locator('[data-row][tabindex="0"]').focus()
  await page.keyboard.press('End')
  await expect(page.locator('[data-row]').last()).toBeFocused()

  await queue.audience('SELF_ONLY').focus()
  await page.keyboard.press('Space')
  await queue.publish.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(queue.publish).toBeFocused()
})
