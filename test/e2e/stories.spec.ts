import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { VideoKit } from '../support/fixtures/video-kit.ts'
import { runCli, startCli } from '../support/process/cli-process.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern } from '../support/pattern.ts'
import { queuePage } from './queue-page.ts'

/** So many short clips of different content. */
async function makeClips(folder: string, count: number): Promise<string[]> {
  const { ffmpegPath, ffmpeg } = await findTools(process.env)
  if (ffmpegPath === null) throw new Error(ffmpeg.reason ?? 'ffmpeg was not found')
  const video = await readFile(await new VideoKit(ffmpegPath, `${folder}-pieces`).video())
  await mkdir(folder, { recursive: true })
  const paths = Array.from({ length: count }, (_, index) => join(folder, `clip ${index + 1}.mp4`))
  for (const [index, path] of paths.entries()) {
    // A box that players pass over makes each another file.
    const box = Buffer.alloc(9, index)
    box.writeUInt32BE(box.length, 0)
    box.write('free', 4)
    await writeFile(path, Buffer.concat([video, box]))
  }
  return paths
}

test('I add and cancel from the command line while the window is open: the window shows it, sends it, and tells how it goes to the link', async ({
  launch,
  scratch
}) => {
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether'), processingMs: 4_000 })
  try {
    const [now, later] = await makeClips(join(scratch, 'clips'), 2)
    if (now === undefined || later === undefined) throw new Error('two clips were made')
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const queue = queuePage(app.page)
    await app.page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await app.page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(app.page.getByText(t('empty.title'))).toBeVisible()

    // While the window sends, the command line only adds and needs no key.
    const env = { AETHER_BASE_URL: sandbox.baseUrl, AETHER_UPLOADER_HOME: join(app.dir, 'data') }
    const publish = (path: string, ...more: string[]) => [
      'publish',
      path,
      '--profile',
      'tiktok_demo',
      '--privacy',
      'self',
      '--yes',
      '--json',
      ...more
    ]
    const cli = startCli(publish(now), env)
    await expect(queue.row('clip 1.mp4', 'processing')).toBeVisible()
    await expect(queue.row('clip 1.mp4', 'published')).toBeVisible()
    const { code, stdout, stderr } = await cli.ended
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('"phase":"published"')
    await expect(
      app.page.getByRole('link', { name: t('row.openPostOf', { name: 'clip 1.mp4' }) })
    ).toBeVisible()

    const planned = await runCli(
      publish(later, '--at', new Date(Date.now() + 48 * 3_600_000).toISOString()),
      env
    )
    expect(planned.code, planned.stderr).toBe(0)
    const jobId = /"id":"([^"]+)"/.exec(planned.stdout)?.[1] ?? ''
    await expect(queue.row('clip 2.mp4', 'scheduled')).toBeVisible()
    const cancelled = await runCli(['queue', 'cancel', jobId], env)
    expect(cancelled.code, cancelled.stderr).toBe(0)
    await expect(queue.row('clip 2.mp4', 'cancelled')).toBeVisible()
    expect(sandbox.record().map(({ status }) => status)).toEqual(['published', 'cancelled'])
  } finally {
    await sandbox.close()
  }
})

test('of 25 videos ten go out today: I read the plan before I confirm, and the others wait with their day', async ({
  launch,
  scratch
}, testInfo) => {
  await makeClips(join(scratch, 'clips'), 25)
  const app = await launch({
    env: { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '200', AETHER_UPLOADER_SPEED: '5' }
  })
  const queue = queuePage(app.page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([join(scratch, 'clips')])
  await expect(queue.publish).toHaveText(pattern('composer.publish', { n: 25 }))
  const plan = /10 today, 10 tomorrow, (and )?5 /
  await expect(app.page.getByRole('complementary', { name: t('composer.title') })).toContainText(
    plan
  )
  await queue.audience('SELF_ONLY').check()
  await queue.publish.click()
  const dialog = app.page.getByRole('dialog')
  await expect(dialog).toContainText(plan)
  await queue.confirm.click()

  await expect(queue.tab('published')).toContainText('10')
  await queue.tab('queue').click()
  await expect(queue.tab('queue')).toContainText('15')
  await expect(queue.row('clip 11.mp4', 'waiting')).toContainText(t('status.quota'))
  await expect(queue.row('clip 21.mp4', 'waiting')).toContainText(
    /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+/
  )
  await expect(
    app.page.getByText(pattern('footerPlan.waiting', { plan: /10 tomorrow, (?:and )?5 .+/ }))
  ).toBeVisible()
  await app.page.screenshot({ path: testInfo.outputPath('daily-limit.png') })
})

test('a wrong key is told, and nothing of it is kept: the next start asks again', async ({
  launch,
  scratch
}) => {
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether') })
  try {
    const env = { AETHER_BASE_URL: sandbox.baseUrl }
    const app = await launch({ env })
    await app.page.getByLabel(t('firstRun.keyLabel')).fill('a-key-of-somebody-else')
    await app.page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(
      app.page.getByRole('alert').filter({ hasText: t('desktop.key.refused') })
    ).toBeVisible()
    expect(await app.quit()).toBe(0)
    expect(existsSync(join(app.dir, 'data', 'queue.db'))).toBe(false)
    const settings = join(app.dir, 'data', 'settings.json')
    expect(existsSync(settings) ? await readFile(settings, 'utf8') : '').not.toContain(
      'encryptedKey'
    )

    const next = await launch({ env })
    await expect(next.page.getByLabel(t('firstRun.keyLabel'))).toHaveValue('')
    await expect(next.page.getByRole('alert')).toHaveCount(0)
  } finally {
    await sandbox.close()
  }
})

test('I connect an account from the menu, choose where new files go, and find both so after a restart', async ({
  launch,
  scratch
}, testInfo) => {
  const dir = join(scratch, 'app')
  const first = await launch({ dir })
  await queuePage(first.page).startPractice()
  await expect(queuePage(first.page).practiceBanner).toBeVisible()
  // The menu follows the window: the item is grey until the queue is open.
  await expect(() => first.chooseMenuItem('connect-account')).toPass()
  await expect.poll(async () => (await first.externalUrls()).length).toBe(1)
  const page = (await first.externalUrls())[0] ?? ''
  const answer = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'approve', username: 'z.second' }),
    redirect: 'manual'
  })
  await first.openDeepLink(answer.headers.get('location') ?? '')
  await first.page.getByRole('button', { name: t('connect.yes', { name: '@z.second' }) }).click()
  for (const [width, height] of [
    [1280, 800],
    [900, 600]
  ] as const) {
    await first.page.setViewportSize({ width, height })
    for (const place of ['queue', 'history', 'accounts', 'settings'] as const) {
      const button = queuePage(first.page).place(place)
      await button.click()
      const room = await button.evaluate((node) => {
        const words = document.createRange()
        words.selectNodeContents(node)
        return (node.getBoundingClientRect().width - words.getBoundingClientRect().width) / 2
      })
      expect(room, `${place} at ${width}`).toBeGreaterThanOrEqual(4)
    }
    await queuePage(first.page).place('accounts').click()
    await first.page.screenshot({ path: testInfo.outputPath(`places-${width}.png`) })
  }
  expect(await first.quit()).toBe(0)

  const second = await launch({ dir })
  await expect(queuePage(second.page).practiceBanner).toBeVisible()
  await expect(
    second.page.getByRole('combobox', { name: t('composer.account') }).locator('option:checked')
  ).toHaveText('@z.second')
})
