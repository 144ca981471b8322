import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { VideoKit } from '../support/fixtures/video-kit.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { axeProblems, queuePage } from './queue-page.ts'

/** A video of this size and length. */
async function makeVideo(path: string, size: string, seconds: number, fps = 24): Promise<string> {
  const { ffmpegPath, ffmpeg } = await findTools(process.env)
  if (ffmpegPath === null) throw new Error(ffmpeg.reason ?? 'ffmpeg was not found')
  await copyFile(
    await new VideoKit(ffmpegPath, `${dirname(path)}-pieces-${basename(path)}`).video({
      size,
      fps: String(fps),
      frames: seconds * fps,
      extension: extname(path).slice(1)
    }),
    path
  )
  return path
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

test('a wide clip becomes a tall copy, and the copy is what goes out; with Undo the list has my own file again', async ({
  launch,
  scratch
}) => {
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether'), processingMs: 200 })
  try {
    const clips = join(scratch, 'clips')
    await mkdir(clips)
    const wide = await makeVideo(join(clips, 'wide clip.mov'), '640x360', 16)
    const before = await hashOf(wide)
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const { page } = app
    const queue = queuePage(page)
    await page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(page.getByText(t('empty.title'))).toBeVisible()
    await app.drop([wide])

    // By keyboard alone: open the row, ask for the copy, choose the mode, make it.
    await queue.row('wide clip.mov', 'needsAttention').click()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: t('copies.make') }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', {
      name: t('copies.title', { n: 1, name: 'wide clip.mov' })
    })
    await expect(dialog).toContainText('all of it in the middle, a blurred enlargement behind')
    await expect(dialog).toContainText('“wide clip (9x16).mp4”')
    expect(await axeProblems(page)).toEqual([])
    await dialog.getByRole('radio', { name: t('copies.modes.blur') }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(dialog.getByRole('radio', { name: t('copies.modes.pad') })).toBeChecked()
    await expect(dialog).toContainText('all of it in the middle, black around it')
    await dialog.getByRole('button', { name: t('copies.start', { n: 1 }) }).focus()
    await page.keyboard.press('Enter')

    await expect(queue.row('wide clip (9x16).mp4', 'ready')).toBeVisible()
    await expect(queue.toast(t('copies.made', { name: 'wide clip (9x16).mp4' }))).toBeVisible()
    await queue
      .toast(t('copies.made', { name: 'wide clip (9x16).mp4' }))
      .getByRole('button', { name: t('orders.undo') })
      .click()
    await expect(queue.row('wide clip.mov', 'needsAttention')).toBeVisible()

    await page.getByRole('button', { name: t('copies.make') }).click()
    await dialog.getByRole('button', { name: t('copies.start', { n: 1 }) }).click()
    await expect(queue.row('wide clip (9x16) 2.mp4', 'ready')).toBeVisible()
    await queue.publishAll('SELF_ONLY')
    await expect(queue.row('wide clip (9x16) 2.mp4', 'published')).toBeVisible()
    expect(sandbox.record().map(({ sha256 }) => sha256)).toEqual([
      await hashOf(join(clips, 'wide clip (9x16) 2.mp4'))
    ])
    expect(await hashOf(wide)).toBe(before)
    expect((await readdir(clips)).toSorted()).toEqual([
      'wide clip (9x16) 2.mp4',
      'wide clip (9x16).mp4',
      'wide clip.mov'
    ])
  } finally {
    await sandbox.close()
  }
})

test('I mend several clips at once: the long ones are cut only when I say so, and what cannot be mended is told', async ({
  launch,
  scratch
}, testInfo) => {
  const clips = join(scratch, 'clips')
  await mkdir(clips)
  await makeVideo(join(clips, 'one.mp4'), '640x360', 16)
  await makeVideo(join(clips, 'two long.mp4'), '640x360', 62)
  await makeVideo(join(clips, 'three short.mp4'), '640x360', 5)
  const app = await launch()
  const { page } = app
  const queue = queuePage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips])
  await expect(queue.inState('needsAttention')).toHaveCount(3)
  await page.getByRole('checkbox', { name: t('queue.selectAll') }).check()
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: t('copies.makeMany', { n: 2 }) })
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(t('copies.tooLong', { n: 1 }))
  await expect(dialog.getByRole('button', { name: t('copies.start', { n: 1 }) })).toBeEnabled()
  await dialog.getByRole('checkbox', { name: t('copies.trim', { n: 1 }) }).check()
  await expect(dialog.getByRole('button', { name: t('copies.start', { n: 2 }) })).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath('several.png') })
  await dialog.getByRole('button', { name: t('copies.start', { n: 2 }) }).click()
  await expect(queue.row('one (9x16).mp4', 'ready')).toBeVisible()
  await expect(queue.row('two long (9x16).mp4', 'ready')).toContainText(/(0:59|1:00)/)
  await expect(queue.row('three short.mp4', 'needsAttention')).toBeVisible()
  await expect(queue.toast(t('copies.madeMany', { n: 2 }))).toBeVisible()
})

test('a copy that takes long goes on below the list while I work, and Cancel leaves nothing of it', async ({
  launch,
  scratch
}) => {
  const clips = join(scratch, 'clips')
  await mkdir(clips)
  const big = await makeVideo(join(clips, 'big.mp4'), '1920x1080', 40, 60)
  const app = await launch({ colorScheme: 'dark' })
  const { page } = app
  const queue = queuePage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([big])
  await queue.row('big.mp4', 'needsAttention').click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: t('copies.make') }).click()
  await page.getByRole('button', { name: t('copies.start', { n: 1 }) }).click()
  const dialog = page.getByRole('dialog', { name: t('copies.busyTitle', { n: 1 }) })
  await expect(
    dialog.getByRole('progressbar', { name: t('copies.progressOf', { name: 'big.mp4' }) })
  ).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  const strip = page.getByRole('region', { name: t('copies.stripLabel') })
  await expect(strip).toContainText('big.mp4')
  expect(await axeProblems(page)).toEqual([])
  await strip.getByRole('button', { name: t('copies.cancel') }).click()
  await expect(queue.toast(t('copies.cancelled'))).toBeVisible()
  await expect(strip).toBeHidden()
  expect(await readdir(clips)).toEqual(['big.mp4'])
  await expect(queue.row('big.mp4', 'needsAttention')).toBeVisible()
})
