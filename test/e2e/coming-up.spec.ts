import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chosenDriver } from '../harness/launch-app.ts'
import { expect, test } from './app-test.ts'

const repository = join(import.meta.dirname, '../..')
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Serves the built page, at this port or any. */
async function servePage(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? 'index.html' : url
    response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream').end(readFileSync(join(repository, 'out/renderer', name)))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
const close = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve))

test('a page that cannot be loaded: the window is there all the same, I am told why, and can try again', async ({ launch }) => {
  test.skip(chosenDriver() === 'electron', 'a real box may come before its recorder')
  const { server, port } = await servePage(0)
  await close(server)
  const app = await launch({ env: { ELECTRON_RENDERER_URL: `http://127.0.0.1:${port}` } })
  expect(await app.isWindowVisible()).toBe(true)
  const refused = { message: 'The window cannot be shown', detail: expect.stringContaining(`http://127.0.0.1:${port} (ERR_CONNECTION_REFUSED)`), buttons: ['Try again', 'Quit'] }
  await expect.poll(() => app.questions()).toMatchObject([refused])
  await app.answerDialog({ response: 0 })
  await expect.poll(() => app.questions()).toMatchObject([refused, refused])

  const again = await servePage(port)
  await app.answerDialog({ response: 0 })
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
  await close(again.server)
})

test('an app whose page is missing says so in its window, and can be quit', async ({ launch, scratch }) => {
  test.skip(chosenDriver() === 'electron', 'a real box may come before its recorder')
  const appDir = join(scratch, 'installed')
  for (const name of ['out', 'package.json']) cpSync(join(repository, name), join(appDir, name), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(appDir, 'node_modules'), 'junction')
  rmSync(join(appDir, 'out/renderer/index.html'))
  const app = await launch({ appDir })
  expect(await app.isWindowVisible()).toBe(true)
  await expect.poll(() => app.questions()).toMatchObject([{ message: 'The window cannot be shown', detail: expect.stringContaining('install the app again') }])
  await app.answerDialog({ response: 1 })
  expect(await app.ended()).toBe(0)
})

test('a window comes up also where the system never says that its page is drawn', async ({ launch }) => {
  test.skip(chosenDriver() === 'electron', 'real Electron says it')
  const app = await launch({ env: { HARNESS_READY_TO_SHOW: 'never' } })
  expect(await app.isWindowVisible()).toBe(true)
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
})
