import { homedir } from 'node:os'
import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { expect, test } from './app-test.ts'
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

  await page.getByRole('button', { name: 'Actions of published.mp4' }).click()
  expect(await axeProblems(page)).toEqual([])
  await choose('Copy link')
  await expect
    .poll(() => app.clipboardText())
    .toBe('https://www.tiktok.com/@practice.creator/video/1')
  await expect(page.getByRole('button', { name: 'Actions of published.mp4' })).toBeFocused()

  await queue.row('failed.mp4').click({ button: 'right' })
  await choose('Copy details')
  await expect.poll(() => app.clipboardText()).toContain('Code: MEDIA_REFUSED')
  const details = await app.clipboardText()
  expect(details).toMatch(/^Aether Uploader \d+\.\d+\.\d+\nFile: .*failed\.mp4/)
  expect(details).toContain('its sound could not be read')
  expect(details).not.toContain('secret')
  expect(details).not.toContain(homedir())
  await expect(queue.toast('Details copied, without the caption.')).toBeVisible()

  // By keys.
  await queue.row('unknown.mp4').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Copy details' }).press('Enter')
  await expect.poll(() => app.clipboardText()).toContain('State: sent, but not confirmed')
  await expect(queue.row('unknown.mp4')).toBeFocused()

  await page.getByRole('button', { name: 'Actions of failed.mp4' }).click()
  await choose('Show in folder')
  await expect(queue.toast('failed.mp4 is not where it was')).toBeVisible()
})

test('an upload that stands still says so, and I start it over', async ({ launch, scratch }) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether'), processingMs: 200 })
  try {
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const { page } = app
    const queue = queuePage(page)
    await page.clock.install()
    await page.getByLabel('Aether API key').fill(sandboxApiKey)
    await page.getByRole('button', { name: 'Check and continue' }).click()
    await expect(page.getByText('Drop videos or a folder anywhere in this window')).toBeVisible()
    await queue.paste(join(clips.path, 'clip 10.mp4'))
    await expect(queue.inState('Ready')).toHaveCount(1)
    sandbox.control.inject({ operation: 'uploadMedia', fault: 'stall-inside-body' })
    await queue.publishAll('Only you')

    const row = queue.row('clip 10.mp4', 'Uploading')
    await expect(row).toBeVisible()
    await expect(row).not.toContainText('No bytes')
    await page.clock.fastForward(36_000)
    await expect(row).toContainText(/No bytes for 3\d s/)
    await page.getByRole('button', { name: 'Start the upload of clip 10.mp4 over' }).click()
    await expect(queue.row('clip 10.mp4', 'Published')).toBeVisible()
    expect(sandbox.record()).toHaveLength(1)
  } finally {
    await sandbox.close()
  }
})
