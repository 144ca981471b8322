import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { chosenDriver } from '../harness/launch-app.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern } from '../support/pattern.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'

const repository = join(import.meta.dirname, '../..')
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css'
}

/** Serves the built page, at this port or any. */
async function servePage(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? 'index.html' : url
    response
      .setHeader('content-type', types[extname(name)] ?? 'application/octet-stream')
      .end(readFileSync(join(repository, 'out/renderer', name)))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
const close = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve))

test('a page that cannot be loaded: the window is there all the same, I am told why, and can try again', async ({
  launch
}) => {
  test.skip(chosenDriver() === 'electron', 'a real box may come before its recorder')
  const { server, port } = await servePage(0)
  await close(server)
  const app = await launch({ env: { ELECTRON_RENDERER_URL: `http://127.0.0.1:${port}` } })
  expect(await app.isWindowVisible()).toBe(true)
  const refused = {
    message: t('desktop.reload.title'),
    detail: expect.stringMatching(
      pattern('desktop.reload.not-loaded', {
        url: new RegExp(`http://127.0.0.1:${port}/?`),
        reason: 'ERR_CONNECTION_REFUSED'
      })
    ),
    buttons: [t('desktop.reload.again'), t('desktop.reload.quit')]
  }
  await expect.poll(() => app.questions()).toMatchObject([refused])
  await app.answerDialog({ response: 0 })
  await expect.poll(() => app.questions()).toMatchObject([refused, refused])

  const again = await servePage(port)
  await app.answerDialog({ response: 0 })
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  await close(again.server)
})

test('an app whose page is missing says so in its window, and can be quit', async ({
  launch,
  scratch
}) => {
  test.skip(chosenDriver() === 'electron', 'a real box may come before its recorder')
  const appDir = join(scratch, 'installed')
  for (const name of ['out', 'package.json'])
    cpSync(join(repository, name), join(appDir, name), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(appDir, 'node_modules'), 'junction')
  rmSync(join(appDir, 'out/renderer/index.html'))
  const app = await launch({ appDir })
  expect(await app.isWindowVisible()).toBe(true)
  await expect
    .poll(() => app.questions())
    .toMatchObject([
      {
        message: t('desktop.reload.title'),
        detail: expect.stringMatching(pattern('desktop.reload.not-loaded'))
      }
    ])
  await app.answerDialog({ response: 1 })
  expect(await app.ended()).toBe(0)
})

test('a window comes up also where the system never says that its page is drawn', async ({
  launch
}) => {
  test.skip(chosenDriver() === 'electron', 'real Electron says it')
  const app = await launch({ env: { HARNESS_READY_TO_SHOW: 'never' } })
  expect(await app.isWindowVisible()).toBe(true)
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a keychain that I have not unlocked yet keeps my queue closed, not my window', async ({
  launch,
  scratch
}, testInfo) => {
  test.skip(chosenDriver() === 'electron', 'a real keychain waits for its user')
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether') })
  try {
    const env = { AETHER_BASE_URL: sandbox.baseUrl }
    const first = await launch({ env })
    await first.page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await first.page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(first.page.getByText(t('empty.title'))).toBeVisible()
    await first.drop([clips.path])
    await expect(queuePage(first.page).inState('ready')).toHaveCount(clips.good.size)
    expect(await first.quit()).toBe(0)

    const second = await launch({ env: { ...env, HARNESS_KEYCHAIN: 'waits' } })
    await expect(
      second.page.getByRole('alert').filter({ hasText: t('firstRun.keychainWaits') })
    ).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await second.page.emulateMedia({ colorScheme })
      expect(await axeProblems(second.page)).toEqual([])
      await second.page.screenshot({
        path: testInfo.outputPath(`keychain-waits-${colorScheme}.png`)
      })
    }
    await second.unlockKeychain()
    await expect(queuePage(second.page).inState('ready')).toHaveCount(clips.good.size)
    expect(await second.quit()).toBe(0)
  } finally {
    await sandbox.close()
  }
})

test('a first start asks no keychain: it is asked when I give it my key', async ({
  launch,
  scratch
}) => {
  test.skip(chosenDriver() === 'electron', 'a real keychain waits for its user')
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether') })
  try {
    const app = await launch({
      env: { AETHER_BASE_URL: sandbox.baseUrl, HARNESS_KEYCHAIN: 'waits' }
    })
    await expect(app.page.getByText(t('firstRun.keyHint'))).toBeVisible()
    await app.page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await app.page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await app.unlockKeychain()
    await expect(app.page.getByText(t('empty.title'))).toBeVisible()
  } finally {
    await sandbox.close()
  }
})
