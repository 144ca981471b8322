import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern } from '../support/pattern.ts'
import { everythingIn, messagesIn } from './everything-in.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { queuePage } from './queue-page.ts'

const person = 'planted-ann'
const wrongKey = 'ak_live_PLANTED_0123456789'
const caption = 'PLANTED-CAPTION we leave'

test('my key and the name of my home folder stay where they belong, also when things go wrong', async ({
  launch,
  scratch
}) => {
  const home = join(scratch, person)
  const record = join(scratch, 'ipc.jsonl')
  mkdirSync(home)
  const clips = await makeClipFolder(join(home, 'clips'))
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether'), processingMs: 200 })
  try {
    const app = await launch({
      env: {
        HOME: home,
        USERPROFILE: home,
        AETHER_BASE_URL: sandbox.baseUrl,
        HARNESS_IPC_RECORD: record
      }
    })
    const { page } = app
    const queue = queuePage(page)
    const seen: string[] = []
    for (const key of [wrongKey, sandboxApiKey]) {
      await page.getByLabel(t('firstRun.keyLabel')).fill(key)
      await page.getByRole('button', { name: t('firstRun.keyButton') }).click()
      if (key === wrongKey)
        await expect(
          page.getByRole('alert').filter({ hasText: t('desktop.key.refused') })
        ).toBeVisible()
    }
    await expect(page.getByText(t('empty.title'))).toBeVisible()

    // The server throws back what it should not know; TikTok refuses another one; the rest goes out.
    const echo = {
      kind: 'answer',
      when: 'before-body',
      status: 422,
      body: 'error',
      code: 'SOMETHING_NEW',
      message: `no: ${sandboxApiKey} ${caption}`
    } as const
    sandbox.control.inject({ operation: 'createPost', fault: echo })
    sandbox.control.inject({ operation: 'createPost', fault: 'late-spam_risk_text', after: 1 })
    await app.drop([clips.path])
    await expect(queue.inState('ready')).toHaveCount(clips.good.size)
    await queue.audience('SELF_ONLY').check()
    await page.getByRole('textbox', { name: t('composer.caption') }).fill(caption)
    await expect(queue.publish).toHaveText(pattern('composer.publish', { n: clips.good.size }))
    await queue.publish.click()
    await queue.confirm.click()
    await expect(queue.inState('failed')).toHaveCount(2)
    await expect(queue.inState('published')).toHaveCount(clips.good.size - 2)
    for (const name of [...clips.good.keys(), ...clips.bad]) {
      const details = page.getByRole('button', { name: t('row.show', { name }) })
      await details.click()
      await expect(page.getByRole('button', { name: t('row.hide', { name }) })).toBeVisible()
      await expect(
        page.getByText(join('~/clips', name === 'last.mp4' ? 'deeper' : '', name)).first()
      ).toBeVisible()
      seen.push(await everythingIn(page))
      await page.getByRole('button', { name: t('row.hide', { name }) }).click()
    }

    for (const place of ['accounts', 'settings', 'history'] as const) {
      await queue.place(place).click()
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      seen.push(await everythingIn(page))
    }
    await page.getByRole('button', { name: t('history.receiptOf', { name: 'last.mp4' }) }).click()
    await expect(page.getByRole('dialog')).toContainText(join('~/clips/deeper/last.mp4'))
    seen.push(await everythingIn(page))
    await page.keyboard.press('Escape')
    const bundle = join(scratch, 'support.zip')
    await app.answerDialog({ canceled: false, filePath: bundle })
    await page.getByRole('button', { name: t('history.export') }).click()
    await page.getByRole('menuitem', { name: t('history.diagnostics') }).click()
    await expect(page.getByText(t('history.saved', { name: 'support.zip' }))).toBeVisible()
    expect(await app.quit()).toBe(0)

    const keys = [sandboxApiKey, wrongKey]
    const data = join(app.dir, 'data')
    const logs = join(data, 'logs')
    for (const secret of [...keys, person]) {
      for (const text of seen) expect(text).not.toContain(secret)
      expect(app.output(), 'output of the app').not.toContain(secret)
      expect(existsSync(logs) ? filesWith(logs, secret) : [], 'log').toEqual([])
    }
    for (const key of keys) expect(filesWith(app.dir, key), 'files of the app').toEqual([])
    expect(existsSync(logs) ? filesWith(logs, 'PLANTED-CAPTION') : [], 'log').toEqual([])
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(bundle))))
      expect(strFromU8(bytes), name).not.toMatch(
        new RegExp([...keys, person, 'PLANTED', 'last\\.mp4', 'clip 10'].join('|'))
      )

    // Real Electron keeps no record of its messages; there the page itself was looked through.
    if (app.driver !== 'stand-in') return
    const messages = messagesIn(record)
    expect(messages.length).toBeGreaterThan(50)
    const nameOf = (message: unknown): unknown => (Array.isArray(message) ? message[0] : null)
    const withKey = messages.filter(({ message }) =>
      keys.some((key) => JSON.stringify(message).includes(key))
    )
    expect(withKey.map(({ direction, message }) => [direction, nameOf(message)])).toEqual([
      ['to-main', 'settings.setApiKey'],
      ['to-main', 'settings.setApiKey']
    ])
    const withHome = messages.filter(({ message }) => JSON.stringify(message).includes(person))
    // The preload names the dropped files to main; the page never hears of it.
    expect(withHome.map(({ direction, message }) => [direction, nameOf(message)])).toEqual([
      ['to-main', 'queue.add']
    ])
  } finally {
    await sandbox.close()
  }
})

/** Files below `folder` that contain this text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    return (
      statSync(path, { throwIfNoEntry: false })?.isFile() === true &&
      readFileSync(path).includes(text)
    )
  })
}
