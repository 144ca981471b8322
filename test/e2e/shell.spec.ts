import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AppUnderTest, chosenDriver } from '../harness/launch-app.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { begins, pattern } from '../support/pattern.ts'
import { type ClipFolder, makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'

/** Practice mode with checked clips that were just confirmed; the first two take a while to upload. */
async function confirmClips(app: AppUnderTest, scratch: string): Promise<ClipFolder> {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const queue = queuePage(app.page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips.path])
  await expect(queue.inState('ready')).toHaveCount(clips.good.size)
  await queue.publishAll('SELF_ONLY', clips.good.size)
  await expect(queue.inState('ready')).toHaveCount(0)
  return clips
}

test('I close the window while videos are being sent: it goes on, says so once, and its last notice brings me to the posts', async ({
  launch,
  scratch
}) => {
  const app = await launch({ env: { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '1500' } })
  const clips = await confirmClips(app, scratch)
  await app.closeWindow()
  await expect.poll(() => app.isWindowVisible()).toBe(false)
  await expect
    .poll(async () => (await app.notifications()).map(({ title }) => title))
    .toEqual([t('desktop.notice.hidden')])

  await expect
    .poll(async () => (await app.notifications()).map(({ title }) => title), { timeout: 90_000 })
    .toEqual([
      t('desktop.notice.hidden'),
      t('desktop.notice.end-published', { n: clips.good.size })
    ])
  await app.clickNotification()
  await expect.poll(() => app.isWindowVisible()).toBe(true)
  await expect(app.page.getByRole('button', { name: begins(pattern('row.hide')) })).toBeVisible()

  // With all of it sent there is nothing to go on with: closing ends the app.
  await app.closeWindow()
  expect(await app.ended()).toBe(0)
})

test('on a desktop that shows no icons of apps, closing the window asks whether to quit: there would be no way back to it', async ({
  launch,
  scratch
}) => {
  const app = await launch({
    env: { HARNESS_TRAY: 'none', AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '60000' }
  })
  test.skip(process.platform !== 'linux', 'Linux alone has such desktops')
  await confirmClips(app, scratch)
  await app.closeWindow()
  await expect
    .poll(async () => (await app.questions()).map(({ buttons }) => buttons))
    .toEqual([[t('desktop.quit.quit'), t('desktop.quit.stay')]])
  await app.answerDialog({ response: 1, checkboxChecked: false })
  expect(await app.isWindowVisible()).toBe(true)
})

test('a dialog for files begins in the folder of my last choice, after a restart too', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const dir = join(scratch, 'app')
  const choose = async (app: AppUnderTest): Promise<void> => {
    await expect(async () => app.chooseMenuItem('add-files')).toPass()
    await app.answerDialog({ canceled: false, filePaths: [join(clips.path, 'too short.mp4')] })
    await expect(queuePage(app.page).row('too short.mp4')).toBeVisible()
  }
  const first = await launch({ dir })
  await queuePage(first.page).startPractice()
  await choose(first)
  await choose(first)
  await expect
    .poll(() => first.dialogFolders())
    .toEqual([expect.not.stringContaining(clips.path), clips.path])
  expect(await first.quit()).toBe(0)
  const second = await launch({ dir })
  await choose(second)
  await expect.poll(() => second.dialogFolders()).toEqual([clips.path])
})

test('I stop the queue from the menu, and when I quit I am told how many videos stay behind', async ({
  launch,
  scratch
}) => {
  const app = await launch()
  const clips = await confirmClips(app, scratch)
  const queue = queuePage(app.page)
  await expect(queue.inState('uploading').first()).toBeVisible()
  await expect(async () => app.chooseMenuItem('stop-now')).toPass()
  await expect(queue.inState('paused')).toHaveCount(clips.good.size)
  // What makes no sense now cannot be chosen.
  await expect(async () =>
    expect(app.chooseMenuItem('stop-now')).rejects.toThrow('greyed out')
  ).toPass()

  await app.askToQuit()
  await expect
    .poll(() => app.questions())
    .toMatchObject([
      {
        message: t('desktop.quit.unsent', { n: clips.good.size }),
        buttons: [t('desktop.quit.quit'), t('desktop.quit.stay')]
      }
    ])
  await app.answerDialog({ response: 1, checkboxChecked: false })
  await app.chooseMenuItem('view-settings')
  await expect(app.page.getByRole('heading', { name: t('nav.settings'), level: 2 })).toBeVisible()
  await app.chooseMenuItem('view-queue')
  await expect(async () => app.chooseMenuItem('resume')).toPass()
  await expect(queue.inState('uploading', 'processing', 'published').first()).toBeVisible()
  expect(await app.quit()).toBe(0)
})

test('a look that I choose is there again after a restart, and the settings are accessible in both', async ({
  launch,
  scratch
}, testInfo) => {
  const dir = join(scratch, 'app')
  const first = await launch({ dir })
  const isDark = (app: AppUnderTest): Promise<boolean> =>
    app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await queuePage(first.page).startPractice()
  await expect(queuePage(first.page).practiceBanner).toBeVisible()
  await queuePage(first.page).place('settings').click()
  const look = first.page.getByRole('combobox', { name: t('settings.look.label') })
  await expect(look).toHaveValue('system')
  expect(await axeProblems(first.page)).toEqual([])
  await look.selectOption(t('settings.look.dark'))
  await expect.poll(() => isDark(first)).toBe(true)
  expect(await axeProblems(first.page)).toEqual([])
  await first.page.getByRole('switch', { name: t('settings.running.notices') }).click()
  await expect(
    first.page.getByRole('switch', { name: t('settings.running.notices') })
  ).not.toBeChecked()
  const calls = first.page.getByRole('textbox', { name: t('settings.budget.label') })
  await calls.fill('50')
  await expect(first.page.getByText(t('settings.budget.wrong'))).toBeVisible()
  await calls.fill('500')
  await calls.press('Enter')
  // A path is shown without the name of the home folder, and leads there.
  await first.page
    .getByRole('button', {
      name: t('settings.data.openNamed', { name: t('settings.data.folder') })
    })
    .click()
  await first.page.screenshot({ path: testInfo.outputPath('settings-dark.png') })
  expect(await first.quit()).toBe(0)

  const second = await launch({ dir })
  expect(await isDark(second)).toBe(true)
  await queuePage(second.page).place('settings').click()
  await expect(
    second.page.getByRole('switch', { name: t('settings.running.notices') })
  ).not.toBeChecked()
  await expect(second.page.getByRole('textbox', { name: t('settings.budget.label') })).toHaveValue(
    '500'
  )
  // The menu and the settings speak of the same thing.
  await second.chooseMenuItem('theme-light')
  await expect(second.page.getByRole('combobox', { name: t('settings.look.label') })).toHaveValue(
    'light'
  )
  await expect.poll(() => isDark(second)).toBe(false)
  expect(await second.quit()).toBe(0)
})

test('the computer is shut down while videos are being sent: it waits for the app, which asks nobody anything', async ({
  launch,
  scratch
}) => {
  const app = await launch()
  await confirmClips(app, scratch)
  await expect(queuePage(app.page).inState('uploading').first()).toBeVisible()
  expect(await app.shutDown()).toBe(true)
  expect(await app.quit()).toBe(0)
  expect(await app.questions()).toEqual([])
})

test('Windows ends the session: it waits while videos are being sent, and does not otherwise; nobody is asked', async ({
  launch,
  scratch
}) => {
  const app = await launch()
  await confirmClips(app, scratch)
  await expect(queuePage(app.page).inState('uploading').first()).toBeVisible()
  expect(await app.endSession()).toBe(true)
  expect(await app.ended()).toBe(0)
  expect(await app.questions()).toEqual([])
  const idle = await launch({ env: { AETHER_UPLOADER_HOME: join(scratch, 'other') } })
  expect(await idle.endSession()).toBe(false)
  expect(await idle.ended()).toBe(0)
})

test('an app that cannot have its data folder says which and why, and ends instead of running on unseen', async ({
  launch,
  scratch
}) => {
  test.skip(chosenDriver() === 'electron', 'a real box waits for a person')
  const file = join(scratch, 'data')
  writeFileSync(file, '')
  const failure = await launch({ env: { AETHER_UPLOADER_HOME: file } }).then(() => '', String)
  expect(failure).toContain('ended (code 1)')
  expect(failure).toContain(t('desktop.data-folder.is-file', { path: file }))
})

test('what I drop out of a web page is no file on this computer, and I am told so', async ({
  launch
}) => {
  const app = await launch()
  const queue = queuePage(app.page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['pixels'], 'picture.png'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  })
  await expect(app.page.getByText(t('added.left', { n: 1 }))).toBeVisible()
})

test('a window that fails while it is drawn says so, keeps sending and can be shown anew', async ({
  launch,
  scratch
}) => {
  const app = await launch()
  const clips = await confirmClips(app, scratch)
  await app.page.evaluate(() => {
    // oxlint-disable-next-line no-extend-native -- something that drawing needs, broken in this page alone
    Number.prototype.toLocaleString = () => {
      throw new Error('broken on purpose')
    }
  })
  await expect(app.page.getByRole('heading', { name: t('broken.title') })).toBeVisible()
  expect(await axeProblems(app.page)).toEqual([])
  await app.page.getByRole('button', { name: t('broken.again') }).click()
  await expect(queuePage(app.page).inState('uploading', 'processing', 'published')).toHaveCount(
    clips.good.size
  )
})
