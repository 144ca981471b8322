import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { findElectron } from '../../scripts/start/find-electron.ts'
import { judgeStart } from '../../scripts/start/judge-start.ts'
import { readStartFacts } from '../../scripts/start/start-facts.ts'
import type { AppUnderTest, Question, SettledOptions } from './app-under-test.ts'
import { dropFiles } from './drop-files.ts'

/** What a spec would otherwise need a person for; kept in the main process, where Playwright can reach it. */
interface Recorded {
  externalUrls: string[]
  notifications: { title: string; body: string; click: () => void }[]
  questions: Question[]
  dialogFolders: string[]
  answers: unknown[]
  waiting: ((answer: unknown) => void)[]
}
declare global {
  var harnessRecorded: Recorded | undefined
}

/** Starts the built app in real Electron. */
export async function launchElectron(options: SettledOptions): Promise<AppUnderTest> {
  const electron = findElectron()
  if (!electron?.binary)
    throw new Error(
      "Electron's binary is not there: run `npx install-electron`, or leave HARNESS_DRIVER unset for the stand-in"
    )
  const args = options.args ?? []
  const app = await _electron.launch({
    executablePath: electron.binary,
    // Playwright would switch the sandbox off on every Linux.
    chromiumSandbox: judgeStart(readStartFacts(electron.distDir), args).kind !== 'without-sandbox',
    args: [`--user-data-dir=${join(options.dir, 'userData')}`, options.appDir, ...args],
    cwd: options.appDir,
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...options.env }).map(([name, value]) => [name, value ?? ''])
    ),
    colorScheme: options.colorScheme ?? 'light'
  })
  const output: string[] = []
  app.process().stdout?.on('data', (text: Buffer) => output.push(String(text)))
  app.process().stderr?.on('data', (text: Buffer) => output.push(String(text)))
  const exited = new Promise<number | null>((resolve) =>
    app.process().once('exit', (code) => resolve(code))
  )
  await record(app)
  const page = await app.firstWindow({ timeout: 120_000 })
  page.on('console', (message) => output.push(`[page ${message.type()}] ${message.text()}`))
  page.on('pageerror', (error) => output.push(`[page pageerror] ${error.stack ?? error.message}`))
  await page.waitForLoadState('load')

  return {
    driver: 'electron',
    dir: options.dir,
    page,
    drop: (paths) => dropFiles(page, paths),
    answerDialog: (value) =>
      app.evaluate((_electronModule, answer) => {
        const recorded = globalThis.harnessRecorded
        const next = recorded?.waiting.shift()
        if (next) next(answer)
        else recorded?.answers.push(answer)
      }, value),
    openDeepLink: (url) =>
      app.evaluate(({ app: electronApp }, link) => {
        if (process.platform === 'darwin')
          electronApp.emit('open-url', { preventDefault() {} }, link)
        else electronApp.emit('second-instance', {}, [process.execPath, link], process.cwd(), {})
      }, url),
    externalUrls: () => app.evaluate(() => globalThis.harnessRecorded?.externalUrls ?? []),
    notifications: () =>
      app.evaluate(() =>
        (globalThis.harnessRecorded?.notifications ?? []).map(({ title, body }) => ({
          title,
          body
        }))
      ),
    clickNotification: () =>
      app.evaluate(() => globalThis.harnessRecorded?.notifications.at(-1)?.click()),
    clipboardText: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    questions: () => app.evaluate(() => globalThis.harnessRecorded?.questions ?? []),
    chooseMenuItem: (id) =>
      app.evaluate(({ Menu }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId)
        if (!item?.enabled || !item.visible)
          throw new Error(`The menu item "${itemId}" cannot be chosen`)
        item.click()
      }, id),
    closeWindow: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    isWindowVisible: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false),
    unlockKeychain: () => Promise.reject(new Error('A real keychain waits for its user')),
    shutDown: () =>
      app.evaluate(({ powerMonitor }) => {
        const power: NodeJS.EventEmitter = powerMonitor
        let delayed = false
        power.emit('shutdown', {
          preventDefault: () => {
            delayed = true
          }
        })
        return delayed
      }),
    endSession: () =>
      app.evaluate(({ BrowserWindow }) => {
        let delayed = false
        const windows: NodeJS.EventEmitter[] = BrowserWindow.getAllWindows()
        for (const window of windows)
          window.emit('query-session-end', {
            reasons: ['shutdown'],
            preventDefault: () => {
              delayed = true
            }
          })
        return delayed
      }),
    dialogFolders: () => app.evaluate(() => globalThis.harnessRecorded?.dialogFolders ?? []),
    askToQuit: () => app.evaluate(({ app: electronApp }) => electronApp.quit()),
    output: () => output.join(''),
    ended: () => exited,
    async quit() {
      await app
        .evaluate(({ app: electronApp }) => {
          globalThis.harnessRecorded?.answers.splice(0, Infinity, {
            response: 0,
            checkboxChecked: false
          })
          electronApp.quit()
        })
        .catch(() => {})
      return exited
    },
    async kill() {
      app.process().kill('SIGKILL')
      await exited
    }
  }
}

/** Puts recorders in the place of what would open dialogs, browsers and notices on the desktop. */
async function record(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electronApp, dialog, Notification, shell }) => {
    const recorded: Recorded = {
      externalUrls: [],
      notifications: [],
      questions: [],
      dialogFolders: [],
      answers: [],
      waiting: []
    }
    globalThis.harnessRecorded = recorded
    const ask = (): Promise<unknown> =>
      new Promise((resolve) => {
        if (recorded.answers.length > 0) resolve(recorded.answers.shift())
        else recorded.waiting.push(resolve)
      })
    const askQuestion = (...args: unknown[]): Promise<unknown> => {
      recorded.questions.push(args.at(-1) as Question)
      return ask()
    }
    const askPath = (...args: unknown[]): Promise<unknown> => {
      recorded.dialogFolders.push(
        (args.at(-1) as { defaultPath?: string }).defaultPath ?? electronApp.getPath('downloads')
      )
      return ask()
    }
    Object.assign(dialog, {
      showOpenDialog: askPath,
      showSaveDialog: askPath,
      showMessageBox: askQuestion
    })
    shell.openExternal = (url) => {
      recorded.externalUrls.push(url)
      return Promise.resolve()
    }
    Notification.prototype.show = function () {
      recorded.notifications.push({
        title: this.title,
        body: this.body,
        click: () => this.emit('click')
      })
    }
  })
}
