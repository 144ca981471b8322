import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveUpdates, type UpdateFeed } from '../support/fakes/update-feed.ts'
import { type AppUnderTest, chosenDriver, type LaunchOptions } from '../harness/launch-app.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern, whole } from '../support/pattern.ts'
import { axeProblems, queuePage } from './queue-page.ts'

// The library that looks, downloads and installs is the real one; it takes an AppImage for what was started from it.
test.skip(
  process.platform !== 'linux' || chosenDriver() !== 'stand-in',
  'only an installed app is updated; the stand-in plays one, as an AppImage'
)

const newer = Buffer.from(
  `#!/bin/sh\nenv | grep ^APPIMAGE_ > "$(dirname "$0")/installed"\n${'#'.repeat(100_000)}\n`
)

/** An AppImage that was built for this feed, and how it is started. */
function installed(scratch: string, feed: UpdateFeed): LaunchOptions & { appImage: string } {
  const appImage = join(scratch, 'Aether Uploader.AppImage')
  const resources = join(scratch, 'resources')
  mkdirSync(resources, { recursive: true })
  writeFileSync(appImage, '#!/bin/sh\n')
  chmodSync(appImage, 0o755)
  writeFileSync(
    join(resources, 'app-update.yml'),
    `provider: generic\nurl: ${feed.url}\nowner: someone\nrepo: uploader\nupdaterCacheDirName: uploader-updater\n`
  )
  return {
    appImage,
    resources,
    env: { APPIMAGE: appImage, XDG_CACHE_HOME: join(scratch, 'cache') }
  }
}

/** What the log has on updates. */
const logged = (app: AppUnderTest): string[] =>
  readFileSync(join(app.dir, 'data/logs/app.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('An update'))

async function openSettings({ page }: AppUnderTest): Promise<void> {
  page.setDefaultTimeout(30_000)
  await queuePage(page).startPractice()
  await queuePage(page).place('settings').click()
}

test('a new version is told quietly, downloaded when I say so, refused when it arrives damaged, and there after I quit', async ({
  launch,
  scratch
}) => {
  const feed = await serveUpdates(newer)
  const { appImage, ...options } = installed(scratch, feed)
  const app = await launch(options)
  const { page } = app
  await openSettings(app)
  await expect(
    page.getByRole('button', { name: `${t('nav.settings')} ${t('nav.updateWaits')}` })
  ).toBeVisible()
  await expect(page.getByText(t('settings.update.available', { version: '99.0.0' }))).toBeVisible()
  expect(await axeProblems(page)).toEqual([])
  expect(await app.notifications()).toEqual([])
  expect(feed.requests.map(({ path }) => path)).toEqual([expect.stringMatching(/^\/latest-linux/)])

  feed.damaged = true
  await page.getByRole('button', { name: t('settings.update.download'), exact: true }).click()
  await expect(page.getByText(t('settings.update.failed', { version: '99.0.0' }))).toBeVisible()
  // For axe a label that is scrolled away is none.
  await page.getByRole('heading', { name: t('nav.settings'), level: 2 }).scrollIntoViewIfNeeded()
  expect(await axeProblems(page)).toEqual([])
  expect(logged(app)).toEqual([expect.stringContaining('sha512 checksum mismatch')])
  await page.getByRole('button', { name: t('settings.update.page') }).click()
  await expect
    .poll(() => app.externalUrls())
    .toEqual(['https://github.com/someone/uploader/releases/latest'])

  feed.damaged = false
  await page.getByRole('button', { name: t('settings.update.again') }).click()
  await expect(page.getByText(t('settings.update.ready', { version: '99.0.0' }))).toBeVisible()
  await expect(page.getByText(t('settings.update.atQuit'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('nav.settings'), exact: true })).toBeVisible()
  expect(readFileSync(appImage, 'utf8')).toBe('#!/bin/sh\n')

  expect(await app.quit()).toBe(0)
  expect(readFileSync(appImage).equals(newer)).toBe(true)
  // It was told to install itself and to leave again.
  expect(readFileSync(join(scratch, 'installed'), 'utf8')).toContain(
    'APPIMAGE_EXIT_AFTER_INSTALL=true'
  )
  await feed.close()
})

test('a package of the system’s own is told of, and the page with the new one opened', async ({
  launch,
  scratch
}) => {
  const feed = await serveUpdates(newer)
  const { resources = '', env } = installed(scratch, feed)
  writeFileSync(join(resources, 'package-type'), 'deb')
  const app = await launch({ resources, env: { XDG_CACHE_HOME: env?.['XDG_CACHE_HOME'] ?? '' } })
  await openSettings(app)
  await expect(
    app.page.getByText(t('settings.update.available', { version: '99.0.0' }))
  ).toBeVisible()
  await app.page.getByRole('button', { name: t('settings.update.page') }).click()
  await expect
    .poll(() => app.externalUrls())
    .toEqual(['https://github.com/someone/uploader/releases/latest'])
  await expect(
    app.page.getByRole('button', { name: t('settings.update.download'), exact: true })
  ).toHaveCount(0)
  expect(await app.quit()).toBe(0)
  expect(feed.requests).toHaveLength(1)
  await feed.close()
})

test('turned off it asks nobody; turned on it says nothing of an older version, and little where there is no network', async ({
  launch,
  scratch
}) => {
  const feed = await serveUpdates(newer)
  feed.version = '0.0.1'
  const dir = join(scratch, 'app')
  mkdirSync(join(dir, 'data'), { recursive: true })
  writeFileSync(join(dir, 'data/settings.json'), JSON.stringify({ updates: false }))
  const { appImage, ...options } = installed(scratch, feed)
  const app = await launch({ ...options, dir })
  await openSettings(app)
  const wanted = app.page.getByRole('switch', { name: t('settings.update.label') })
  await expect(wanted).not.toBeChecked()
  expect(feed.requests).toEqual([])
  await wanted.click()
  // Turning it on looks once, and tells nothing of this installation.
  await expect.poll(() => feed.requests.length).toBe(1)
  expect(feed.requests[0]?.headers['x-user-staging-id']).toBe('0')
  await expect(wanted).toBeChecked()
  await expect(app.page.getByText(whole(pattern('settings.update.available')))).toHaveCount(0)
  await feed.close()
  expect(await app.quit()).toBe(0)
  expect(existsSync(join(scratch, 'installed'))).toBe(false)
  expect(readFileSync(appImage, 'utf8')).toBe('#!/bin/sh\n')

  const offline = await launch({ ...options, dir })
  await expect
    .poll(() => logged(offline))
    .toEqual([expect.stringContaining('ERR_CONNECTION_REFUSED')])
  await expect(
    offline.page.getByRole('button', { name: t('nav.settings'), exact: true })
  ).toBeVisible()
  expect(offline.output()).not.toContain('ERR_CONNECTION_REFUSED')
})
