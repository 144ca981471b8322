import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { filesWith, holds } from '../support/process/files-with.ts'
import { aetherName, startProxy, startTlsFront } from '../support/fakes/tls-front.ts'
import { expect, test } from './app-test.ts'
import { everythingIn, messagesIn } from './everything-in.ts'

const password = 'PLANTED:pr0xy/w0rd'
const formOf = (page: Page): Locator => page.getByRole('form', { name: 'Set here' })

test('behind a proxy with a password I say it once, the app works through it, also after a restart, and nobody else ever sees it', async ({
  launch,
  scratch
}) => {
  const record = join(scratch, 'ipc.jsonl')
  mkdirSync(join(scratch, 'tls'))
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether') })
  const front = await startTlsFront(Number(new URL(sandbox.baseUrl).port), join(scratch, 'tls'))
  const proxy = await startProxy(front.port, password)
  const env = {
    AETHER_BASE_URL: `https://${aetherName}/v1`,
    SSL_CERT_FILE: front.authorityFile,
    NO_PROXY: 'localhost',
    HARNESS_IPC_RECORD: record
  }
  try {
    const app = await launch({ env })
    const { page } = app
    page.setDefaultTimeout(30_000)
    const dialog = page.getByRole('dialog', { name: 'Network' })
    const enterKey = async (): Promise<void> => {
      await page.getByLabel('Aether API key').fill(sandboxApiKey)
      await page.getByRole('button', { name: 'Check and continue' }).click()
    }
    const seen: string[] = []

    await page.getByRole('button', { name: 'Behind a proxy?' }).click()
    await dialog.getByRole('combobox', { name: 'Proxy' }).selectOption('Set here')
    await dialog.getByLabel('Address').fill(`user:secret@127.0.0.1:${proxy.port}`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByRole('alert')).toContainText('leave them out of the address')
    await dialog.getByLabel('Address').fill(`127.0.0.1:${proxy.port}`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Saved.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await enterKey()
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: 'The proxy wants a name and a password: Settings, Network.' })
    ).toBeVisible()

    await page.getByRole('button', { name: 'Behind a proxy?' }).click()
    await dialog.getByLabel('Name').fill('user')
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('kept encrypted')).toBeVisible()
    await expect(dialog.getByLabel('Password')).toHaveValue('')
    seen.push(await everythingIn(page))
    await dialog.getByRole('button', { name: 'Close' }).click()
    await enterKey()
    await expect(page.getByText('Drop videos or a folder anywhere in this window')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Account' })).toContainText('@')

    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
    const form = formOf(page)
    await expect(form.getByLabel('Address')).toHaveValue(`http://127.0.0.1:${proxy.port}`)
    await expect(form.getByLabel('Password')).toHaveValue('')
    await form.getByLabel('Name').fill('somebody')
    await expect(form).toContainText('the password is asked for again')
    seen.push(await everythingIn(page))
    expect(await app.quit()).toBe(0)

    const before = proxy.asked.length
    const again = await launch({ env })
    await expect.poll(() => proxy.asked.length).toBeGreaterThan(before)
    await expect(
      again.page.getByText('Drop videos or a folder anywhere in this window')
    ).toBeVisible()
    seen.push(await everythingIn(again.page))
    // A page that was taken over sends it nowhere else: with another address it is gone.
    await again.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
    await formOf(again.page).getByLabel('Address').fill('elsewhere.example:8080')
    await formOf(again.page).getByRole('button', { name: 'Save' }).click()
    await expect(again.page.getByText('only if the proxy asks for them')).toBeVisible()
    expect(readFileSync(join(again.dir, 'data/settings.json'), 'utf8')).toMatch(
      /"encryptedPassword":\s*null/
    )
    expect(await again.quit()).toBe(0)

    expect(proxy.asked.every((place) => place === `${aetherName}:443`)).toBe(true)
    expect(proxy.heard.join()).not.toContain(sandboxApiKey)
    // As it is, and as it goes to the proxy.
    for (const secret of [password, Buffer.from(`user:${password}`).toString('base64')]) {
      for (const text of [...seen, app.output(), again.output()])
        expect(holds(text, secret)).toBe(false)
      expect(filesWith(app.dir, secret), 'files of the app').toEqual([])
    }
    // Real Electron keeps no record of its messages; there the page itself was looked through.
    if (app.driver !== 'stand-in') return
    const carrying = messagesIn(record).filter(({ message }) =>
      holds(JSON.stringify(message), password)
    )
    expect(
      carrying.map(({ direction, message }) => [
        direction,
        Array.isArray(message) ? message[0] : null
      ])
    ).toEqual([['to-main', 'network.setProxy']])
  } finally {
    await proxy.close()
    await front.close()
    await sandbox.close()
  }
})
