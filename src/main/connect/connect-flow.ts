import { AppError } from '../../contract/app-error.ts'
import type { ConnectState } from '../../contract/account/connect.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Clock, Log } from '../../engine/ports.ts'
import { toUserError } from '../errors/user-error.ts'
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
import { newNonce } from './nonce.ts'
import type { ReturnLink } from './return-link.ts'

/** How often Aether is asked for its accounts while a connect is open. */
export const askEveryMs = 5_000

export type ConnectEngine = Pick<Engine, 'refreshAccounts' | 'createConnectLink'>

export interface ConnectFlowOptions {
  /** The engine that is open; a connect ends with the queue that it was begun on. */
  engine: () => ConnectEngine | null
  /** Opens a page in the system's browser. Throws when it may not be opened. */
  openLink: (url: string) => Promise<void>
  clock: Clock
  log: Log
  /** The state is another one than before. */
  onChange: (state: ConnectState) => void
}

export interface ConnectFlow {
  state(): ConnectState
  /** Begins to connect a new account, or one of the list again. Replaces a connect that is open. */
  start(profileId: string | null): Promise<ConnectState>
  openAgain(): Promise<ConnectState>
  confirm(profileId: string): ConnectState
  notMine(): ConnectState
  close(): ConnectState
  /** The browser came back while the app runs. */
  returned(link: ReturnLink): void
  /** The browser's return started the app: no try is open, so this asks for the accounts. */
  returnedAtStart(): Promise<void>
}

/** Runs what `connect-core` decides: makes the link, opens the browser, polls every 5 s. */
export function createConnectFlow({
  engine,
  openLink,
  clock,
  log,
  onChange
}: ConnectFlowOptions): ConnectFlow {
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
    if (changed) onChange(state)
    return state
  }
  const event = (happened: ConnectEvent): ConnectState => set(advance(connect, happened))
  const isOpen = ({ id }: Attempt): boolean => attemptOf(connect)?.id === id

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
    // Practice mode was left, or the key changed: what was begun there is over.
    if (on === null || on !== engine()) return void event({ type: 'close' })
    if (clock.monotonicMs() >= attempt.untilMs) link?.loopback?.close()
    asking = true
    try {
      if (connect.stage === 'waiting' && connect.listed) {
        const { accounts } = await on.refreshAccounts()
        event({ type: 'asked', id: attempt.id, accounts, nowMs: clock.monotonicMs() })
      } else if (connect.stage === 'waiting') {
        event({ type: 'asked', id: attempt.id, accounts: [], nowMs: clock.monotonicMs() })
      }
    } catch (error) {
      log.info('The accounts could not be asked for while connecting', {
        code: toUserError(error)?.code ?? 'UNKNOWN'
      })
      event({ type: 'unreachable', id: attempt.id, nowMs: clock.monotonicMs() })
    } finally {
      asking = false
    }
    const open = attemptOf(connect)
    if (open !== null) askSoon(open)
  }

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
    const made = await makeLink(
      attempt.nonce,
      (url) => using.createConnectLink(url),
      () => listenForReturn(attempt.nonce, returned)
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
    async start(profileId) {
      const using = engine()
      if (using === null)
        throw new AppError('NO_QUEUE_OPEN', 'Add an API key or start practice mode first.')
      letGo()
      on = using
      const attempt: Attempt = {
        id: ++lastId,
        nonce: newNonce(),
        profileId,
        untilMs: clock.monotonicMs() + connectForMs,
        until: new Date(clock.nowMs() + connectForMs).toISOString()
      }
      event({ type: 'begin', attempt })
      try {
        await prepare(attempt, using)
      } catch (error) {
        log.warn('Connecting could not begin', { code: toUserError(error)?.code ?? 'UNKNOWN' })
        event({
          type: 'failed',
          id: attempt.id,
          message:
            toUserError(error)?.message ?? 'The browser could not be opened. Nothing was connected.'
        })
      }
      return toConnectState(connect)
    },
    async openAgain() {
      if (link?.url == null)
        throw new AppError(
          'CONNECT_OVER',
          'There is no page to open any more. Start connecting again.'
        )
      await openLink(link.url)
      return toConnectState(connect)
    },
    confirm: (profileId) => event({ type: 'confirm', profileId }),
    notMine: () => event({ type: 'not-mine', nowMs: clock.monotonicMs() }),
    close: () => event({ type: 'close' }),
    returned,
    async returnedAtStart() {
      const using = engine()
      if (using === null) return
      on = using
      await using
        .refreshAccounts()
        .catch((error: unknown) =>
          log.info('The accounts could not be asked for', {
            code: toUserError(error)?.code ?? 'UNKNOWN'
          })
        )
      event({ type: 'late-return' })
    }
  }
}
