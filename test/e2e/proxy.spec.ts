import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { filesWith, holds } from '../support/process/files-with.ts'
import { aetherName, startProxy, startTlsFront } from '../support/fakes/tls-front.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { everythingIn, messagesIn } from './everything-in.ts'
import { queuePage } from './queue-page.ts'

const password = 'PLANTED:pr0xy/w0rd'
const formOf = (page: Page): Locator =>
  page.getByRole('form', { name: t('settings.network.manual') })

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
    const dialog = page.getByRole('dialog', { name: t('settings.network.title') })
    const enterKey = async (): Promise<void> => {
      await page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
      await page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    }
    const seen: string[] = []

    await page.getByRole('button', { name: t('settings.network.behindProxy') }).click()
    await dialog
      .getByRole('combobox', { name: t('settings.network.label') })
      .selectOption(t('settings.network.manual'))
    await dialog
      .getByLabel(t('settings.network.address'))
      .fill(`user:secret@127.0.0.1:${proxy.port}`)
    await dialog.getByRole('button', { name: t('settings.network.save') }).click()
    await expect(dialog.getByRole('alert')).toContainText(t('desktop.proxy.login'))
    await dialog.getByLabel(t('settings.network.address')).fill(`127.0.0.1:${proxy.port}`)
    await dialog.getByRole('button', { name: t('settings.network.save') }).click()
    await expect(dialog.getByText(t('settings.network.savedNow'))).toBeVisible()
    await dialog.getByRole('button', { name: t('settings.network.close') }).click()
    await enterKey()
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: 'The proxy wants a name and a password: Settings, Network.' })
    ).toBeVisible()

    await page.getByRole('button', { name: t('settings.network.behindProxy') }).click()
    await dialog.getByLabel(t('settings.network.user')).fill('user')
    await dialog.getByLabel(t('settings.network.password')).fill(password)
    await dialog.getByRole('button', { name: t('settings.network.save') }).click()
    await expect(dialog.getByText(t('settings.network.kept.keychain'))).toBeVisible()
    await expect(dialog.getByLabel(t('settings.network.password'))).toHaveValue('')
    seen.push(await everythingIn(page))
    await dialog.getByRole('button', { name: t('settings.network.close') }).click()
    await enterKey()
    await expect(page.getByText(t('empty.title'))).toBeVisible()
    await expect(page.getByRole('combobox', { name: t('composer.account') })).toContainText('@')

    await queuePage(page).place('settings').click()
    const form = formOf(page)
    await expect(form.getByLabel(t('settings.network.address'))).toHaveValue(
      `http://127.0.0.1:${proxy.port}`
    )
    await expect(form.getByLabel(t('settings.network.password'))).toHaveValue('')
    await form.getByLabel(t('settings.network.user')).fill('somebody')
    await expect(form).toContainText(t('settings.network.askedAgain'))
    seen.push(await everythingIn(page))
    expect(await app.quit()).toBe(0)

    const before = proxy.asked.length
    const again = await launch({ env })
    await expect.poll(() => proxy.asked.length).toBeGreaterThan(before)
    await expect(again.page.getByText(t('empty.title'))).toBeVisible()
    seen.push(await everythingIn(again.page))
    // A page that was taken over sends it nowhere else: with another address it is gone.
    await queuePage(again.page).place('settings').click()
    await formOf(again.page)
      .getByLabel(t('settings.network.address'))
      .fill('elsewhere.example:8080')
    await formOf(again.page)
      .getByRole('button', { name: t('settings.network.save') })
      .click()
    await expect(again.page.getByText(t('settings.network.optional'))).toBeVisible()
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
