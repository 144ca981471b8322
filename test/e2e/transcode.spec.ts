import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { VideoKit } from '../support/fixtures/video-kit.ts'
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
    await page.getByLabel('Aether API key').fill(sandboxApiKey)
    await page.getByRole('button', { name: 'Check and continue' }).click()
    await expect(page.getByText('Drop videos or a folder anywhere in this window')).toBeVisible()
    await app.drop([wide])

    // By keyboard alone: open the row, ask for the copy, choose the mode, make it.
    await queue.row('wide clip.mov', 'Needs attention').click()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Make a copy that fits…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Make a copy of wide clip.mov that fits' })
    await expect(dialog).toContainText('all of it in the middle, a blurred enlargement behind')
    await expect(dialog).toContainText('“wide clip (9x16).mp4”')
    expect(await axeProblems(page)).toEqual([])
    await dialog.getByRole('radio', { name: 'Blurred bars' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(dialog.getByRole('radio', { name: 'Black bars' })).toBeChecked()
    await expect(dialog).toContainText('all of it in the middle, black around it')
    await dialog.getByRole('button', { name: 'Make the copy' }).focus()
    await page.keyboard.press('Enter')

    await expect(queue.row('wide clip (9x16).mp4', 'Ready')).toBeVisible()
    await expect(queue.toast('Made wide clip (9x16).mp4')).toBeVisible()
    await queue.toast('Made wide clip (9x16).mp4').getByRole('button', { name: 'Undo' }).click()
    await expect(queue.row('wide clip.mov', 'Needs attention')).toBeVisible()

    await page.getByRole('button', { name: 'Make a copy that fits…' }).click()
    await dialog.getByRole('button', { name: 'Make the copy' }).click()
    await expect(queue.row('wide clip (9x16) 2.mp4', 'Ready')).toBeVisible()
    await queue.publishAll('Only you')
    await expect(queue.row('wide clip (9x16) 2.mp4', 'Published')).toBeVisible()
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
  await expect(queue.inState('Needs attention')).toHaveCount(3)
  await page.getByRole('checkbox', { name: 'Select all files in this view' }).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Make 2 copies…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 file stays too long')
  await expect(dialog.getByRole('button', { name: 'Make the copy' })).toBeEnabled()
  await dialog.getByRole('checkbox', { name: 'Cut 1 file at the end' }).check()
  await expect(dialog.getByRole('button', { name: 'Make 2 copies' })).toBeVisible()
  await page.screenshot({ path: testInfo.outputPath('several.png') })
  await dialog.getByRole('button', { name: 'Make 2 copies' }).click()
  await expect(queue.row('one (9x16).mp4', 'Ready')).toBeVisible()
  await expect(queue.row('two long (9x16).mp4', 'Ready')).toContainText(/(0:59|1:00)/)
  await expect(queue.row('three short.mp4', 'Needs attention')).toBeVisible()
  await expect(queue.toast('2 copies made')).toBeVisible()
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
  await queue.row('big.mp4', 'Needs attention').click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Make a copy that fits…' }).click()
  await page.getByRole('button', { name: 'Make the copy' }).click()
  const dialog = page.getByRole('dialog', { name: 'Making the copy' })
  await expect(dialog.getByRole('progressbar', { name: 'Copy of big.mp4' })).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  const strip = page.getByRole('region', { name: 'Copies that are being made' })
  await expect(strip).toContainText('big.mp4')
  expect(await axeProblems(page)).toEqual([])
  await strip.getByRole('button', { name: 'Cancel' }).click()
  await expect(queue.toast('Stopped making copies')).toBeVisible()
  await expect(strip).toBeHidden()
  expect(await readdir(clips)).toEqual(['big.mp4'])
  await expect(queue.row('big.mp4', 'Needs attention')).toBeVisible()
})
