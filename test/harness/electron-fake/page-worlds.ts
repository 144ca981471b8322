import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'
import { decode, encode } from './page-side/wire.js'
import { schemes } from './schemes.ts'

/** As Electron calls it in the developer tools. */
const worldName = 'Electron Isolated Context'
const read = (name: string): string =>
  readFileSync(new URL(`./page-side/${name}`, import.meta.url), 'utf8')
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '')
const shared = read('wire.js') + read('bridge.js')

export interface WorldMessage {
  kind: string
  id: number
  [name: string]: unknown
}
type Function_ = 'take' | 'answer' | 'expectDrop' | 'setVisible'

/**
 * The two JavaScript worlds of a window's page: the page's own, and the one of the preload, from which alone main is reached. Both
 * are made anew with each document.
 */
export class PageWorlds {
  readonly #session: CDPSession
  readonly #mainFrame: string
  readonly #hear: (message: WorldMessage, document: number) => void
  /** Id of the preload's world in the document that is there now; waits while there is none. */
  #preload = Promise.withResolvers<number>()
  /** Tells documents apart; 0 while there is none. */
  document = 0

  private constructor(
    session: CDPSession,
    mainFrame: string,
    hear: (message: WorldMessage, document: number) => void
  ) {
    this.#session = session
    this.#mainFrame = mainFrame
    this.#hear = hear
  }

  static async open(
    page: Page,
    preload: string | undefined,
    visible: boolean,
    hear: (message: WorldMessage, document: number) => void
  ): Promise<PageWorlds> {
    const session = await page.context().newCDPSession(page)
    const { frameTree } = await session.send('Page.getFrameTree')
    const worlds = new PageWorlds(session, frameTree.frame.id, hear)
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.#created(context))
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === worlds.document) worlds.#cleared()
    })
    session.on('Runtime.executionContextsCleared', () => worlds.#cleared())
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'harnessToMain')
        worlds.#hear(decode(payload) as WorldMessage, executionContextId)
    })
    const settings = {
      hello: `hello-${randomUUID()}`,
      schemes: Object.fromEntries(schemes),
      platform: process.platform,
      versions: { ...process.versions },
      visible
    }
    const fill = (source: string): string =>
      source
        .replace('__SETTINGS__', () => JSON.stringify(settings))
        .replace('__PRELOAD_TEXT__', () =>
          preload === undefined ? '' : readFileSync(preload, 'utf8')
        )
    const add = (source: string, name?: string) =>
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `(() => {${shared}${fill(source)}})()`,
        ...(name !== undefined && { worldName: name })
      })
    await session.send('Page.enable')
    await session.send('Page.setLifecycleEventsEnabled', { enabled: true })
    await session.send('Runtime.addBinding', {
      name: 'harnessToMain',
      executionContextName: worldName
    })
    await add(read('main-world.js'))
    await add(read('isolated-world.js'), worldName)
    await session.send('Runtime.enable')
    return worlds
  }

  get session(): CDPSession {
    return this.#session
  }
  get mainFrame(): string {
    return this.#mainFrame
  }

  #created({
    id,
    name,
    auxData
  }: {
    id: number
    name: string
    auxData?: { frameId?: string }
  }): void {
    if (name !== worldName || auxData?.frameId !== this.#mainFrame) return
    this.document = id
    this.#preload.resolve(id)
  }
  #cleared(): void {
    // Whoever waits for a world goes on waiting for the next one.
    if (this.document === 0) return
    this.document = 0
    this.#preload = Promise.withResolvers()
  }

  /** Calls the preload's side of the harness. */
  async call(name: Function_, ...args: unknown[]): Promise<void> {
    const executionContextId = await this.#preload.promise
    await this.#session.send('Runtime.callFunctionOn', {
      executionContextId,
      functionDeclaration: `function (...args) { harnessPage.${name}(...args) }`,
      arguments: args.map((value) => ({ value }))
    })
  }
  send(channel: string, args: unknown[]): Promise<void> {
    return this.call('take', encode({ channel, args }))
  }
  /** An answer to a document that is gone reaches nobody. */
  async answer(document: number, id: number, value: unknown): Promise<void> {
    if (document === this.document) await this.call('answer', id, encode(value))
  }

  /** Runs code in the page's own world. */
  async evaluate(code: string, userGesture: boolean): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture
    })
    if (!exceptionDetails) return result.value
    const text =
      exceptionDetails.exception?.description ??
      String(exceptionDetails.exception?.value ?? exceptionDetails.text)
    throw new Error(text.split('\n')[0]?.replace(/^Uncaught |^[A-Za-z]*Error: /g, '') ?? text)
  }
}
