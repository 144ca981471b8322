import type { Account } from '../../../contract/account/account.ts'
import type { ConnectState, ReturnWay } from '../../../contract/account/connect.ts'
import { isSameNonce } from './return-link.ts'
import type { ReturnLink } from './return-link.ts'

/** How long the user has for TikTok's page: as long as Aether's links are known to stay valid. */
export const connectForMs = 10 * 60_000

/** One attempt to connect an account. */
export interface Attempt {
  /** Answers with another id belong to an earlier attempt and are ignored. */
  id: number
  nonce: string
  /** The account to connect again; null for a new one. */
  profileId: string | null
  /** When the attempt expires, on the monotonic clock. */
  untilMs: number
  /** The same time in UTC, for display. */
  until: string
}

/** An attempt with a link. */
interface Linked {
  attempt: Attempt
  way: ReturnWay
  /** Accounts that were usable before; any other usable account is newly connected. */
  usableBefore: ReadonlySet<string>
  /** The browser's return, once it has arrived; after that, its state cannot be used again. */
  cameBack: ReturnLink | null
  reachable: boolean
  listed: boolean
  /** Accounts that the user rejected as not the right one. */
  turnedDown: ReadonlySet<string>
}
type Waiting = Linked & { stage: 'waiting' }

type Outcome = Extract<ConnectState, { stage: 'ended' }>['outcome']

/** The state of connecting. Nonce and link stay here; the window gets `toConnectState`. */
export type Connect =
  | { stage: 'idle' }
  | { stage: 'preparing'; attempt: Attempt; usableBefore: ReadonlySet<string> | null }
  | Waiting
  | (Linked & { stage: 'confirm'; candidates: readonly string[] })
  | { stage: 'ended'; outcome: Outcome; profileId: string | null; message: string | null }

export type ConnectEvent =
  | { type: 'begin'; attempt: Attempt }
  /** A link was created; `accounts` is what Aether listed before. */
  | { type: 'link-made'; id: number; way: ReturnWay; accounts: readonly Account[]; listed: boolean }
  | { type: 'failed'; id: number; message: string }
  /** Aether answered with its accounts. */
  | { type: 'asked'; id: number; accounts: readonly Account[]; nowMs: number }
  | { type: 'unreachable'; id: number; nowMs: number }
  | { type: 'confirm'; profileId: string }
  | { type: 'not-mine'; nowMs: number }
  | { type: 'close' }
  | { type: 'late-return' }

export const idle: Connect = { stage: 'idle' }

/** Returns the next state. An event of an earlier attempt, or an unfitting one, has no effect. */
export function advance(connect: Connect, event: ConnectEvent): Connect {
  if ('id' in event && event.id !== attemptOf(connect)?.id) return connect
  switch (event.type) {
    case 'begin':
      return {
        stage: 'preparing',
        attempt: event.attempt,
        // An account from the page of the attempt that this one replaces is still new to the user.
        usableBefore: 'usableBefore' in connect ? connect.usableBefore : null
      }
    case 'link-made':
      if (connect.stage !== 'preparing') return connect
      return {
        stage: 'waiting',
        attempt: connect.attempt,
        way: event.way,
        usableBefore:
          connect.usableBefore ??
          new Set(event.accounts.filter(({ usable }) => usable).map(({ profileId }) => profileId)),
        cameBack: null,
        reachable: true,
        listed: event.listed,
        turnedDown: new Set()
      }
    case 'failed':
      return ended('failed', attemptOf(connect)?.profileId, event.message)
    case 'asked': {
      if (connect.stage !== 'waiting') return connect
      const waiting = connect.reachable ? connect : { ...connect, reachable: true }
      const candidates = candidatesAmong(waiting, event.accounts)
      return candidates.length > 0
        ? { ...waiting, stage: 'confirm', candidates }
        : timed(waiting, event.nowMs)
    }
    case 'unreachable':
      if (connect.stage !== 'waiting') return connect
      return timed(connect.reachable ? { ...connect, reachable: false } : connect, event.nowMs)
    case 'confirm':
      return connect.stage === 'confirm' && connect.candidates.includes(event.profileId)
        ? ended('connected', event.profileId)
        : connect
    case 'not-mine': {
      if (connect.stage !== 'confirm') return connect
      const { candidates, ...linked } = connect
      const turnedDown = new Set([...linked.turnedDown, ...candidates])
      return timed({ ...linked, stage: 'waiting', turnedDown }, event.nowMs)
    }
    case 'close':
      return idle
    case 'late-return':
      return connect.stage === 'idle' ? ended('late-return') : connect
  }
}

/** Result of a browser's return: taken, or why it was dropped. */
export type ReturnCheck = 'taken' | 'nothing-open' | 'other-state' | 'used'

/** Accepts one return with the open attempt's state. A return alone never connects an account. */
export function takeReturn(
  connect: Connect,
  link: ReturnLink
): { next: Connect; verdict: ReturnCheck } {
  if (connect.stage !== 'waiting' && connect.stage !== 'confirm')
    return { next: connect, verdict: 'nothing-open' }
  const { attempt, cameBack } = connect
  if (!isSameNonce(link.nonce, attempt.nonce)) return { next: connect, verdict: 'other-state' }
  if (cameBack !== null) return { next: connect, verdict: 'used' }
  const isOver = link.refused && connect.stage === 'waiting'
  return {
    next: isOver ? ended('refused', attempt.profileId) : { ...connect, cameBack: link },
    verdict: 'taken'
  }
}

/** Returns the open attempt, if there is one. */
export function attemptOf(connect: Connect): Attempt | null {
  return 'attempt' in connect ? connect.attempt : null
}

/** Returns the state that the window gets. */
export function toConnectState(connect: Connect): ConnectState {
  if (connect.stage === 'idle' || connect.stage === 'ended') return { ...connect }
  const { profileId, until } = connect.attempt
  if (connect.stage === 'preparing') return { stage: 'preparing', profileId }
  if (connect.stage === 'confirm')
    return { stage: 'confirm', profileId, candidates: [...connect.candidates] }
  const { stage, way, cameBack, reachable, listed } = connect
  return { stage, profileId, way, cameBack: cameBack !== null, reachable, listed, until }
}

/**
 * Accounts that may be the new one: usable now but not before. One usable before counts only if the
 * browser returned with this attempt's state and it is to be reconnected or named by Aether.
 */
function candidatesAmong(
  { attempt, usableBefore, cameBack, turnedDown }: Linked,
  accounts: readonly Account[]
): string[] {
  const renewed = new Set(cameBack === null ? [] : [attempt.profileId, cameBack.profileId])
  return accounts
    .filter(
      ({ usable, profileId }) =>
        usable &&
        !turnedDown.has(profileId) &&
        (!usableBefore.has(profileId) || renewed.has(profileId))
    )
    .map(({ profileId }) => profileId)
}

function timed(waiting: Waiting, nowMs: number): Connect {
  return nowMs >= waiting.attempt.untilMs ? ended('timed-out', waiting.attempt.profileId) : waiting
}

function ended(
  outcome: Outcome,
  profileId: string | null = null,
  message: string | null = null
): Connect {
  return { stage: 'ended', outcome, profileId, message }
}
