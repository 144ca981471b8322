import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { expect, test } from './app-test.ts'
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
    await app.page.getByLabel('Aether API key').fill(sandboxApiKey)
    await app.page.getByRole('button', { name: 'Check and continue' }).click()
    await expect(
      app.page.getByText('Drop videos or a folder anywhere in this window')
    ).toBeVisible()
    await app.drop([clips.path])
    await expect(queue.inState('Ready')).toHaveCount(clips.good.size)
    await app.page.getByRole('radio', { name: 'Only you' }).check()
    await expect(queue.publish).toHaveText(new RegExp(`^Publish ${clips.good.size} `))
    await queue.publish.click()
    await app.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publish/ })
      .click()

    const banner = app.page.getByRole('region', { name: 'Check the audience' })
    await expect(banner).toContainText('One post was sent for “Only you”')
    await expect(queue.inState('Published')).toHaveCount(1)
    await expect(queue.inState('Held back').first()).toBeVisible()
    expect(sandbox.record()).toHaveLength(1)
    expect(await axeProblems(app.page)).toEqual([])
    // Only TikTok's https links open outside; this one is the sandbox's, outside of practice mode.
    await expect(banner.getByRole('link', { name: 'Open post' })).toBeVisible()
    await banner
      .getByRole('button', { name: `It is not: cancel the other ${clips.good.size - 1}` })
      .click()
    await expect(queue.inState('Cancelled')).toHaveCount(clips.good.size - 1)
    await expect(banner).toBeHidden()
    // Looked again: it was as chosen after all.
    await app.page.getByRole('button', { name: 'Undo' }).click()
    await banner.getByRole('button', { name: 'It is as I chose' }).click()
    await expect(queue.inState('Published')).toHaveCount(clips.good.size)
    await expect(banner).toBeHidden()
    expect(sandbox.record()).toHaveLength(clips.good.size)

    await app.page.getByRole('button', { name: 'More', exact: true }).click()
    await app.page.getByRole('menuitem', { name: 'Forget the API key' }).click()
    await app.page.getByRole('dialog').getByRole('button', { name: 'Forget the key' }).click()
    await expect(app.page.getByLabel('Aether API key')).toBeVisible()
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
  await expect(queue.inState('Ready')).toHaveCount(clips.good.size)

  // One row is a stop of the Tab key, with all it offers; the arrow keys lead to the others.
  await expect(page.locator('[data-row] button[tabindex="0"][aria-label^="Remove"]')).toHaveCount(1)
  await page.locator('[data-row][tabindex="0"]').focus()
  await page.keyboard.press('End')
  await expect(page.locator('[data-row]').last()).toBeFocused()

  await page.getByRole('radio', { name: 'Only you' }).focus()
  await page.keyboard.press('Space')
  await queue.publish.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(queue.publish).toBeFocused()
})
