import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AppUnderTest, chosenDriver } from '../harness/launch-app.ts'
import { expect, test } from './app-test.ts'

// The harness itself, on the smallest app that uses what ours uses of Electron. The same holds on both drivers.
const appDir = join(import.meta.dirname, '../harness/fixture-app')

const call = (app: AppUnderTest, name: string, value?: unknown): Promise<unknown> =>
  app.page.evaluate(([to, input]) => window.fixture.call(to, input), [name, value] as const)

declare global {
  interface Window {
    fixture: {
      call(name: string, value?: unknown): Promise<unknown>
      unhandled(): Promise<unknown>
    }
  }
}

test('the page talks to main and main to the page, by copies alone', async ({ launch }) => {
  const app = await launch({ appDir })
  const value = { text: 'ä', list: [1, null, { deep: true }], when: new Date(0) }
  expect(await call(app, 'echo', value)).toEqual(value)
  await call(app, 'news', { hello: 1 })
  await expect(app.page.locator('#news')).toHaveText('{"hello":1}')
  expect(await app.page.evaluate(() => Object.isFrozen(window.fixture))).toBe(true)
  await expect(app.page.evaluate(() => window.fixture.call('echo', () => 1))).rejects.toThrow(
    /could not be cloned/
  )
})

test("a failed call reads as Electron's", async ({ launch }) => {
  const app = await launch({ appDir })
  await expect(call(app, 'fail')).rejects.toThrow(
    "Error invoking remote method 'call': RangeError: no such thing"
  )
  await expect(call(app, 'functionBack')).rejects.toThrow(/could not be cloned/)
  await expect(app.page.evaluate(() => window.fixture.unhandled())).rejects.toThrow(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'"
  )
})

test('the page holds no raw bridge and no Node', async ({ launch }) => {
  const app = await launch({ appDir })
  const found = await app.page.evaluate(() =>
    ['harnessInvoke', 'harnessSend', 'harnessOpenWindow', 'require', 'process', 'module'].filter(
      (name) => name in window
    )
  )
  expect(found).toEqual([])
})

test("main's own scheme is served with its policy in force, and main sees its own URLs", async ({
  launch
}) => {
  const app = await launch({ appDir })
  await expect(app.page.locator('#policy')).toHaveText('inline script kept out')
  expect(await call(app, 'sender')).toBe('app://fixture/index.html')
  await expect
    .poll(() =>
      app.page.locator('#preview').evaluate((image: HTMLImageElement) => image.naturalWidth)
    )
    .toBe(7)
  expect(await app.page.evaluate(() => window.isSecureContext)).toBe(true)
})

test('links and windows go to main, and the page stays', async ({ launch }) => {
  const app = await launch({ appDir })
  await app.page.getByRole('link', { name: 'Help' }).click()
  await app.page.evaluate(() => window.open('https://example.com/opened'))
  await app.page.getByRole('link', { name: 'Away' }).click({ noWaitAfter: true })
  await expect
    .poll(() => app.externalUrls())
    .toEqual(['https://example.com/help', 'https://example.com/opened'])
  expect(await call(app, 'sender')).toBe('app://fixture/index.html')
})

test('a permission that main refuses is refused', async ({ launch }) => {
  const app = await launch({ appDir })
  const state = await app.page.evaluate(
    async () => (await navigator.permissions.query({ name: 'geolocation' })).state
  )
  expect(state).toBe('denied')
})

test('dropped files and folders arrive with their real paths', async ({ launch, scratch }) => {
  const file = join(scratch, "clip 'one' ü.mp4")
  const folder = join(scratch, 'a folder')
  writeFileSync(file, 'x')
  mkdirSync(folder)
  const app = await launch({ appDir })
  await app.drop([file, folder])
  await expect(app.page.locator('#dropped')).toHaveText(
    JSON.stringify([
      ['file', file],
      ['folder', folder]
    ])
  )
  await app.drop([folder])
  await expect(app.page.locator('#dropped')).toHaveText(JSON.stringify([['folder', folder]]))
})

test('the desktop is answered by the test and recorded for it', async ({ launch }) => {
  const app = await launch({ appDir })
  await app.answerDialog({ canceled: false, filePaths: ['/clips/a.mp4'] })
  expect(await call(app, 'choose')).toEqual({ canceled: false, filePaths: ['/clips/a.mp4'] })
  const late = call(app, 'choose')
  await app.answerDialog({ canceled: true, filePaths: [] })
  expect(await late).toEqual({ canceled: true, filePaths: [] })
  await call(app, 'open', 'https://example.com/')
  await call(app, 'notify', 'Done')
  expect(await app.externalUrls()).toEqual(['https://example.com/'])
  expect(await app.notifications()).toEqual([{ title: 'Done', body: 'body' }])
  await app.openDeepLink('aether-uploader://oauth/x?state=1')
  if (process.platform !== 'darwin')
    await expect(app.page.locator('#news')).toHaveText(
      '{"link":"aether-uploader://oauth/x?state=1"}'
    )
  expect(await call(app, 'awake')).toBe(true)
  expect(await call(app, 'name')).toBe('Harness Fixture 1.2.3')
})

test('the window follows its options and the theme', async ({ launch }) => {
  const app = await launch({ appDir, colorScheme: 'dark' })
  const isDark = (): Promise<boolean> =>
    app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(await app.page.evaluate(() => innerWidth)).toBeGreaterThan(800)
  expect(await isDark()).toBe(true)
  expect(await call(app, 'theme', 'light')).toBe(false)
  if (app.driver === 'stand-in') await expect.poll(isDark).toBe(false)
  expect(await call(app, 'size')).toEqual([400, 300])
})

test('closing may be refused, quitting runs in order', async ({ launch }) => {
  const app = await launch({ appDir })
  await call(app, 'close')
  expect(await call(app, 'name')).toBe('Harness Fixture 1.2.3')
  expect(await app.quit()).toBe(0)
  expect(app.output()).toContain('quit order: before-quit close will-quit')
})

test('what the stand-in lacks fails by its name', async ({ launch }) => {
  const app = await launch({ appDir, driver: 'stand-in' })
  await expect(call(app, 'gap')).rejects.toThrow(
    'App.getFileIcon is not part of the Electron stand-in'
  )
  await expect(app.quit()).rejects.toThrow('App.getFileIcon is not part of the Electron stand-in')
})

test('a killed app leaves no process behind and finds its data again', async ({ launch }) => {
  const first = await launch({ appDir })
  expect(await call(first, 'count')).toBe(1)
  await first.page.evaluate(() => localStorage.setItem('kept', 'yes'))
  const userData = await call(first, 'userData')
  await first.kill()
  const second = await launch({ appDir })
  expect(await call(second, 'count')).toBe(2)
  expect(await call(second, 'userData')).toBe(userData)
  expect(await second.quit()).toBe(0)
})

test('two apps on one folder are told apart', async ({ launch, scratch }) => {
  await launch({ appDir })
  // The second one ends itself with 3.
  await expect(launch({ appDir, dir: join(scratch, 'app') })).rejects.toThrow(
    chosenDriver() === 'stand-in' ? 'ended (code 3)' : undefined
  )
})
