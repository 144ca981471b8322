import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As the product has them: a page's own scheme, one for media, and one that other origins may read. */
export const schemes = [
  { scheme: 'conform', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: 'conform-media', privileges: { standard: true, secure: true, stream: true } },
  {
    scheme: 'conform-shared',
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true }
  }
]
const file = (name) => join(import.meta.dirname, name)
const types = { html: 'text/html', js: 'text/javascript' }

/** What an assertion works with. */
export function openTools(electron, began) {
  const { BrowserWindow, protocol, session } = electron
  /** Answers of this assertion's own, by scheme and path. */
  let answers = new Map()
  const listeners = []
  const answer = (request) => {
    const { protocol: scheme, pathname } = new URL(request.url)
    const own = answers.get(scheme + pathname)
    if (own) return own(request)
    const name = pathname.slice(1)
    if (scheme !== 'conform:' || !/^page\.(?:html|js)$/.test(name))
      return new Response(null, { status: 404 })
    return new Response(readFileSync(file(name)), {
      headers: { 'content-type': types[name.split('.')[1]] }
    })
  }
  for (const { scheme } of schemes) protocol.handle(scheme, answer)

  const window = (options = {}) =>
    new BrowserWindow({
      show: false,
      width: 600,
      height: 400,
      ...options,
      webPreferences: {
        preload: file('preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        ...options.webPreferences
      }
    })
  return {
    electron,
    assert,
    /** What was told of the start, in order. */
    began,
    /** The stand-in's desk: orders that a person would give, and what comes of them. Undefined in Electron. */
    desk: process.standIn,
    window,
    /** A window with its page loaded. */
    async page(options) {
      const opened = window(options)
      await opened.loadURL('conform://app/page.html')
      return opened
    },
    /** Runs a function in the page's own world. */
    inPage: ({ webContents }, run, ...args) =>
      webContents.executeJavaScript(`(${run})(...${JSON.stringify(args)})`, true),
    /** `conform:/path` is answered this way until the assertion ends. */
    serve: (at, handler) => void answers.set(at, handler),
    /** The arguments of the next event. */
    next: (emitter, event) => once(emitter, event),
    /** Listens until the assertion ends. */
    listen(emitter, event, listener) {
      emitter.on(event, listener)
      listeners.push(() => emitter.off(event, listener))
    },
    async until(isSo) {
      while (!(await isSo()))
        await new Promise((resolve) => {
          setTimeout(resolve, 10)
        })
    },
    /** Whether a promise has settled by now. */
    async isOpen(promise) {
      const open = Symbol('open')
      return (
        (await Promise.race([
          promise.then(
            () => null,
            () => null
          ),
          new Promise((resolve) => {
            setTimeout(() => resolve(open), 100)
          })
        ])) === open
      )
    },
    tidy() {
      for (const off of listeners.splice(0)) off()
      answers = new Map()
      for (const opened of BrowserWindow.getAllWindows()) opened.destroy()
      const { defaultSession } = session
      defaultSession.setPermissionRequestHandler(null)
      defaultSession.setPermissionCheckHandler(null)
      defaultSession.webRequest.onBeforeRequest(null)
    }
  }
}
