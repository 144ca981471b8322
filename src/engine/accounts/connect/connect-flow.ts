import type { ConnectState } from '../../../contract/account/connect.ts'
import type { Engine } from '../../engine.ts'
import type { Clock, Log } from '../../ports.ts'
import {
  advance,
  attemptOf,
  connectForMs,
  idle,
  takeReturn,
  toConnectState
} from './connect-core.ts'
import type { Attempt, Connect, ConnectEvent } from './connect-core.ts'
import { listenForReturn } from './loopback-return.ts'
import { makeLink } from './make-link.ts'
import type { MadeLink } from './make-link.ts'
import { newNonce } from './return-link.ts'
import type { ReturnLink } from './return-link.ts'

/** How often accounts are fetched from Aether while an attempt is open. */
export const askEveryMs = 5_000

export type ConnectEngine = Pick<Engine, 'refreshAccounts' | 'createConnectLink'>

export interface ConnectFlowOptions {
  /** Returns the open engine; an attempt ends with the queue that it was started on. */
  engine: () => ConnectEngine | null
  /** The ways back to try. Default: all. */
  makeLink?: typeof makeLink
  /** The page that the browser shows after a return over a port of this computer. */
  page: string
  /** How long to wait for the account. */
  forMs?: number
  /** Shows a page to the user. Throws if it may not be opened. */
  openLink: (url: string) => Promise<void>
  /** Returns what the user may see of an error; null for one not written for users. */
  explain: (error: unknown) => { code: string; message: string } | null
  clock: Clock
  log: Log
  /** Called when the state has changed. */
  onChange: (state: ConnectState) => void
}

export type ConnectFlow = ReturnType<typeof createConnectFlow>

/** Runs what `connect-core` decides: creates the link, shows it, polls every 5 s. */
export function createConnectFlow(options: ConnectFlowOptions) {
  const { engine, openLink, explain, clock, log, forMs = connectForMs } = options
  let connect: Connect = idle
  let link: MadeLink | null = null
  let on: ConnectEngine | null = null
  let lastId = 0
  let cancelTimer: (() => void) | null = null
  let asking = false

  const set = (next: Connect): ConnectState => {
    const changed = next !== connect
    connect = next
    if (attemptOf(connect) === null) letGo()
    const state = toConnectState(connect)
    if (changed) options.onChange(state)
    return state
  }
  const event = (happened: ConnectEvent): ConnectState => set(advance(connect, happened))
  const isOpen = ({ id }: Attempt): boolean => attemptOf(connect)?.id === id
  const codeOf = (error: unknown): string => explain(error)?.code ?? 'UNKNOWN'

  function letGo(): void {
    cancelTimer?.()
    cancelTimer = null
    link?.loopback?.close()
    link = null
  }

  function askSoon(attempt: Attempt): void {
    cancelTimer?.()
    cancelTimer = clock.setTimer(askEveryMs, () => void ask(attempt))
  }

  async function ask(attempt: Attempt): Promise<void> {
    if (asking || !isOpen(attempt)) return
    // The user left practice mode or changed the key, so the attempt is over.
    if (on === null || on !== engine()) return void event({ type: 'close' })
    if (clock.monotonicMs() >= attempt.untilMs) link?.loopback?.close()
    asking = true
    try {
      if (connect.stage === 'waiting') {
        const accounts = connect.listed ? (await on.refreshAccounts()).accounts : []
        event({ type: 'asked', id: attempt.id, accounts, nowMs: clock.monotonicMs() })
      }
    } catch (error) {
      log.info('The accounts could not be asked for while connecting', { code: codeOf(error) })
      event({ type: 'unreachable', id: attempt.id, nowMs: clock.monotonicMs() })
    } finally {
      asking = false
    }
    const open = attemptOf(connect)
    if (open !== null) askSoon(open)
  }

  /** Handles the browser's return while the app runs. */
  function returned(back: ReturnLink): void {
    const { next, verdict } = takeReturn(connect, back)
    if (verdict !== 'taken')
      return log.warn('A return from the browser was dropped', { why: verdict })
    set(next)
    const attempt = attemptOf(connect)
    if (attempt !== null) void ask(attempt)
  }

  async function prepare(attempt: Attempt, using: ConnectEngine): Promise<void> {
    const { verified, accounts } = await using.refreshAccounts()
    const made = await (options.makeLink ?? makeLink)(
      attempt.nonce,
      (url) => using.createConnectLink(url),
      () => listenForReturn(attempt.nonce, options.page, returned)
    )
    if (!isOpen(attempt)) return made.loopback?.close()
    link = made
    log.info('A link for connecting an account was made', { way: made.way })
    event({ type: 'link-made', id: attempt.id, way: made.way, accounts, listed: verified })
    askSoon(attempt)
    if (made.url !== null) await openLink(made.url)
  }

  return {
    state() {
      if (connect.stage !== 'idle' && on !== engine()) return event({ type: 'close' })
      return toConnectState(connect)
    },
    /** Starts to connect a new account or reconnect one of the list. Replaces an open attempt. */
    async start(using: ConnectEngine, profileId: string | null) {
      letGo()
      on = using
      const attempt: Attempt = {
        id: ++lastId,
        nonce: newNonce(),
        profileId,
        untilMs: clock.monotonicMs() + forMs,
        until: new Date(clock.nowMs() + forMs).toISOString()
      }
      event({ type: 'begin', attempt })
      try {
        await prepare(attempt, using)
      } catch (error) {
        log.warn('Connecting could not begin', { code: codeOf(error) })
        event({
          type: 'failed',
          id: attempt.id,
          message:
            explain(error)?.message ?? 'The browser could not be opened. Nothing was connected.'
        })
      }
      return toConnectState(connect)
    },
    /** Returns null if there is no page left to open. */
    async openAgain() {
      if (link?.url == null) return null
      await openLink(link.url)
      return toConnectState(connect)
    },
    confirm: (profileId: string) => event({ type: 'confirm', profileId }),
    notMine: () => event({ type: 'not-mine', nowMs: clock.monotonicMs() }),
    close: () => event({ type: 'close' }),
    returned,
    /** Fetches the accounts after a return that started the app, when no attempt is open. */
    async returnedAtStart() {
      on = engine()
      if (on === null) return
      await on
        .refreshAccounts()
        .catch((error: unknown) =>
          log.info('The accounts could not be asked for', { code: codeOf(error) })
        )
      event({ type: 'late-return' })
    }
  }
}
