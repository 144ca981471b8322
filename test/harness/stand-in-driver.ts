import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { AppUnderTest, Question, SettledOptions } from './app-under-test.ts'
import { dropFiles } from './drop-files.ts'
import type { Order, Report } from './electron-fake/control.ts'
import { findBrowser } from './find-browser.ts'
import { readManifest } from './read-manifest.ts'

const register = new URL('./electron-fake/register.ts', import.meta.url).href
const launchTimeoutMs = 120_000
const quitTimeoutMs = 120_000

export interface StandInOptions extends SettledOptions {
  /** Hears what the app does on the desktop as it happens, with a way to answer a dialog. */
  onReport?: ((report: Report, answerDialog: (value: unknown) => void) => unknown) | undefined
}

/** Starts the built main in a Node process of its own and drives its windows over the browser's debugging port. */
export async function launchStandIn(
  options: StandInOptions
): Promise<AppUnderTest & { exited: Promise<number | null> }> {
  const { path, env: browserEnv } = await findBrowser({ headed: options.headed ?? false })
  const app = start(options, JSON.stringify({ path, env: browserEnv }))
  const browser = await connect(app).catch(async (error: unknown) => {
    killGroup(app.child)
    await app.exited
    throw error
  })
  // One that crashed is shut, and the window gets another.
  const find = (): Page | undefined =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .findLast((one) => one.url() !== 'about:blank')
  let last = find()
  const current = (): Page => {
    last = find() ?? last
    if (!last) throw new Error('The app reported a window, but the browser has no page for it')
    return last
  }
  const pids = await processIds(browser)
  const order = (message: Order): void => void app.child.send(message)
  const of = <T extends Report['type']>(type: T): Extract<Report, { type: T }>[] =>
    app.reports.filter((one): one is Extract<Report, { type: T }> => one.type === type)

  return {
    driver: 'stand-in',
    dir: options.dir,
    get page() {
      return current()
    },
    exited: app.exited,
    async drop(paths) {
      const expected = hear(app, (message) =>
        message.type === 'note' && message.what === 'drop-expected' ? true : null
      )
      order({ order: 'expect-drop', paths })
      await expected
      await dropFiles(current(), paths)
    },
    answerDialog: async (value) => order({ order: 'answer-dialog', value }),
    openDeepLink: (url) => openDeepLink(app, options, url),
    externalUrls: async () => of('external-url').map(({ url }) => url),
    notifications: async () => of('notification').map(({ title, body }) => ({ title, body })),
    clickNotification: async () => order({ order: 'click-notification', index: -1 }),
    clipboardText: async () =>
      String(of('note').findLast(({ what }) => what === 'clipboard')?.value ?? ''),
    dialogFolders: async () =>
      of('dialog')
        .filter(({ kind }) => kind === 'open' || kind === 'save')
        .map(({ options: asked }) => (asked as { opensIn: string }).opensIn),
    questions: async () =>
      of('dialog')
        .filter(({ kind }) => kind === 'message')
        .map(({ options: asked }) => asked as Question),
    chooseMenuItem: (id) => choose(app, id),
    closeWindow: async () => order({ order: 'close-window' }),
    isWindowVisible: async () =>
      of('note').findLast(({ what }) => what === 'window-visible')?.value === true,
    unlockKeychain: async () => order({ order: 'unlock-keychain' }),
    shutDown: () => shutDown(app, 'shut-down'),
    endSession: () => shutDown(app, 'end-session'),
    askToQuit: async () => order({ order: 'quit' }),
    output: () => app.output.join('\n'),
    ended: () =>
      within(
        app.exited,
        quitTimeoutMs,
        () => `The app did not end. Its last words:\n${tail(app.output)}`
      ),
    async quit() {
      if (app.child.connected) {
        app.child.on('message', (message: Report) => {
          if (message.type === 'dialog' && message.kind === 'message' && app.child.connected)
            order({ order: 'answer-dialog', value: { response: 0, checkboxChecked: false } })
        })
        order({ order: 'quit' })
      }
      const code = await within(
        app.exited,
        quitTimeoutMs,
        () => `The app did not quit. Its last words:\n${tail(app.output)}`
      )
      await browser.close().catch(() => {})
      await gone(pids)
      const gaps = of('unimplemented').map(({ message }) => message)
      if (gaps.length > 0) throw new Error(gaps.join('\n'))
      return code
    },
    async kill() {
      killGroup(app.child)
      for (const pid of pids) killOne(pid)
      await app.exited
      await browser.close().catch(() => {})
      await gone(pids)
    }
  }
}

interface RunningApp {
  child: ChildProcess
  reports: Report[]
  output: string[]
  exited: Promise<number | null>
}

/** The process of the app, with nobody listening yet. */
export function startProcess(
  {
    dir,
    appDir,
    env,
    args = [],
    colorScheme = 'light',
    headed = false,
    resources = ''
  }: StandInOptions,
  browserSetting: string
): ChildProcess {
  const script = join(appDir, readManifest(appDir).main ?? 'index.js')
  if (!existsSync(script)) throw new Error(`${script} is not there: run \`npm run build\` first`)
  return fork(script, [...args], {
    cwd: appDir,
    // A group of its own, so that a kill takes ffprobe and other children along.
    detached: process.platform !== 'win32',
    // As Electron's main process has them.
    execArgv: [
      '--harmony-temporal',
      '--unhandled-rejections=warn-with-error-code',
      '--import',
      register
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...env,
      HARNESS_DIR: dir,
      HARNESS_APP_DIR: appDir,
      HARNESS_BROWSER: browserSetting,
      HARNESS_COLOR_SCHEME: colorScheme,
      HARNESS_HEADED: headed ? '1' : '',
      HARNESS_RESOURCES: resources
    }
  })
}

function start(options: StandInOptions, browserSetting: string): RunningApp {
  const { onReport } = options
  const child = startProcess(options, browserSetting)
  const orphan = (): void => killGroup(child)
  process.once('exit', orphan)
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      process.off('exit', orphan)
      resolve(code)
    })
  )
  const app: RunningApp = { child, reports: [], output: [], exited }
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => app.output.push(line))
  child.on('message', (message: Report) => {
    app.reports.push(message)
    onReport?.(message, (value) => child.send({ order: 'answer-dialog', value } satisfies Order))
    if (message.type === 'page-message') app.output.push(`[page ${message.level}] ${message.text}`)
    if (message.type === 'unimplemented') app.output.push(message.message)
  })
  return app
}

/** The first report that `find` makes something of. */
function hear<T>({ child }: RunningApp, find: (message: Report) => T | null): Promise<T> {
  return new Promise((resolve) => {
    const listen = (message: Report): void => {
      const found = find(message)
      if (found === null) return
      child.off('message', listen)
      resolve(found)
    }
    child.on('message', listen)
  })
}

/** Chooses a menu item and waits until the app has taken it. */
async function choose(app: RunningApp, id: string): Promise<void> {
  const heard = hear(app, (message) =>
    message.type === 'menu-choice' && message.id === id ? message : null
  )
  app.child.send({ order: 'choose-menu-item', id } satisfies Order)
  const { refusal } = await heard
  if (refusal !== null) throw new Error(`The menu item "${id}" cannot be chosen: ${refusal}`)
}

async function shutDown(app: RunningApp, order: 'shut-down' | 'end-session'): Promise<boolean> {
  const heard = hear(app, (message) =>
    message.type === 'note' && message.what === 'shutdown-delayed'
      ? { waits: message.value === true }
      : null
  )
  app.child.send({ order } satisfies Order)
  return (await heard).waits
}

/** macOS tells the app that runs; elsewhere the app is started a second time, with the link as an argument, and hands it over. */
async function openDeepLink(app: RunningApp, options: StandInOptions, url: string): Promise<void> {
  if (process.platform === 'darwin')
    return void app.child.send({ order: 'open-url', url } satisfies Order)
  const second = startProcess({ ...options, args: [url] }, JSON.stringify({ path: '', env: {} }))
  await new Promise((resolve) => second.once('exit', resolve))
}

/** Waits for the first window, then joins the app's browser as a second client. */
async function connect(app: RunningApp): Promise<Browser> {
  const ready = new Promise<void>((resolve) =>
    app.child.on('message', (message: Report) => {
      if (message.type === 'window-ready') resolve()
    })
  )
  const early = app.exited.then((code) => {
    throw new Error(
      `The app ended (code ${code}) before its window was shown:\n${tail(app.output)}`
    )
  })
  await within(
    Promise.race([ready, early]),
    launchTimeoutMs,
    () => `The app showed no window. Its last words:\n${tail(app.output)}`
  )
  early.catch(() => {})
  const found = app.reports.find((one) => one.type === 'browser')
  if (!found) throw new Error('The app showed a window without a browser')
  // The app itself sets theme and sizes; this client must not put its defaults over them.
  return chromium.connectOverCDP(found.cdpEndpoint, { noDefaults: true })
}

const tail = (lines: readonly string[]): string => lines.slice(-40).join('\n')

async function within<T>(
  promise: Promise<T>,
  timeoutMs: number,
  message: () => string
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), timeoutMs)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** All processes of the browser: its main one first to be killed, so that none is started anew. */
async function processIds(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
    .toSorted((a, b) => Number(b.type === 'browser') - Number(a.type === 'browser'))
    .map(({ id }) => id)
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  } catch {
    /* gone already */
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    /* gone already */
  }
}

/** Resolves once none of these processes runs any more. */
async function gone(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + quitTimeoutMs
  while (pids.some(isRunning)) {
    if (Date.now() > deadline)
      throw new Error(`Left running after the app's end: ${pids.filter(isRunning).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A zombie waits for its parent to look and runs no more. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return (
      process.platform !== 'linux' ||
      !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    )
  } catch {
    return false
  }
}
