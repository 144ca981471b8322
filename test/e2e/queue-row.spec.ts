import { homedir } from 'node:os'
import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { begins, pattern } from '../support/pattern.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'
import { seedPractice } from './queue-seed.ts'

test('a row has a menu of its own: I copy its link, and its details for support without my caption', async ({
  launch,
  scratch
}) => {
  const dir = join(scratch, 'app')
  seedPractice(
    dir,
    [
      { name: 'published.mp4', phase: 'published', caption: 'my secret holiday' },
      { name: 'failed.mp4', phase: 'failed', caption: 'my secret holiday' },
      { name: 'unknown.mp4', phase: 'unknown' }
    ],
    1
  )
  const app = await launch({ dir })
  const { page } = app
  const queue = queuePage(page)
  const choose = (item: string) => page.getByRole('menuitem', { name: item, exact: true }).click()

  await page.getByRole('button', { name: t('rowMenu.of', { name: 'published.mp4' }) }).click()
  expect(await axeProblems(page)).toEqual([])
  await choose(t('rowMenu.items.copy-link'))
  await expect
    .poll(() => app.clipboardText())
    .toBe('https://www.tiktok.com/@practice.creator/video/1')
  await expect(
    page.getByRole('button', { name: t('rowMenu.of', { name: 'published.mp4' }) })
  ).toBeFocused()

  await queue.row('failed.mp4').click({ button: 'right' })
  await choose(t('rowMenu.items.details'))
  await expect
    .poll(() => app.clipboardText())
    .toContain(t('desktop.report.code', { code: 'MEDIA_REFUSED' }))
  const details = await app.clipboardText()
  expect(details).toMatch(begins(pattern('desktop.report.app', { version: /\d+\.\d+\.\d+/ })))
  expect(details).toMatch(pattern('desktop.report.file', { path: /.*failed\.mp4/ }))
  expect(details).toContain('its sound could not be read')
  expect(details).not.toContain('secret')
  expect(details).not.toContain(homedir())
  await expect(queue.toast(t('orders.detailsCopied'))).toBeVisible()

  // By keys.
  await queue.row('unknown.mp4').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: t('rowMenu.items.details') }).press('Enter')
  await expect
    .poll(() => app.clipboardText())
    .toMatch(pattern('desktop.report.state', { phase: 'sent, but not confirmed' }))
  await expect(queue.row('unknown.mp4')).toBeFocused()

  await page.getByRole('button', { name: t('rowMenu.of', { name: 'failed.mp4' }) }).click()
  await choose(t('rowMenu.items.folder'))
  await expect(queue.toast(t('desktop.queue.file-gone', { name: 'failed.mp4' }))).toBeVisible()
})

test('an upload that stands still says so, and I start it over', async ({ launch, scratch }) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether'), processingMs: 200 })
  try {
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const { page } = app
    const queue = queuePage(page)
    await page.clock.install()
    await page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(page.getByText(t('empty.title'))).toBeVisible()
    await queue.paste(join(clips.path, 'clip 10.mp4'))
    await expect(queue.inState('ready')).toHaveCount(1)
    sandbox.control.inject({ operation: 'uploadMedia', fault: 'stall-inside-body' })
    await queue.publishAll('SELF_ONLY')

    const row = queue.row('clip 10.mp4', 'uploading')
    await expect(row).toBeVisible()
    await expect(row).not.toContainText(pattern('status.stalled'))
    await page.clock.fastForward(36_000)
    await expect(row).toContainText(pattern('status.stalled', { time: /3\d s/ }))
    await page.getByRole('button', { name: t('row.restart', { name: 'clip 10.mp4' }) }).click()
    await expect(queue.row('clip 10.mp4', 'published')).toBeVisible()
    expect(sandbox.record()).toHaveLength(1)
  } finally {
    await sandbox.close()
  }
})
