import type { Account } from '../../contract/account/account.ts'
import type { ConnectState, ReturnWay } from '../../contract/account/connect.ts'
import { isSameNonce } from './nonce.ts'
import type { ReturnLink } from './return-link.ts'

/** How long a person has for TikTok's page, as long as Aether's links are known to live. */
export const connectForMs = 10 * 60_000

/** One try at connecting an account. */
export interface Attempt {
  /** Answers to an earlier try carry another number and are not looked at. */
  id: number
  nonce: string
  /** The account to connect again; null for a new one. */
  profileId: string | null
  /** When waiting ends, on the monotonic clock. */
  untilMs: number
  /** The same instant for people, UTC. */
  until: string
}

interface Waiting {
  stage: 'waiting'
  attempt: Attempt
  way: ReturnWay
  /** Accounts that were usable before; a usable account not among them is newly connected. */
  usableBefore: ReadonlySet<string>
  /** The browser's return, once it has arrived; from then on its state is used up. */
  cameBack: ReturnLink | null
  reachable: boolean
  listed: boolean
  /** Accounts that the person said are not the one. */
  turnedDown: ReadonlySet<string>
}

type Outcome = Extract<ConnectState, { stage: 'ended' }>['outcome']

/** The connect state. Nonce and link stay on this side; the window sees `toConnectState`. */
export type Connect =
  | { stage: 'idle' }
  | { stage: 'preparing'; attempt: Attempt; usableBefore: ReadonlySet<string> | null }
  | Waiting
  | { stage: 'confirm'; waiting: Waiting; candidates: readonly string[] }
  | { stage: 'ended'; outcome: Outcome; profileId: string | null; message: string | null }

export type ConnectEvent =
  | { type: 'begin'; attempt: Attempt }
  /** A link was made; `accounts` is what Aether listed before. */
  | { type: 'link-made'; id: number; way: ReturnWay; accounts: readonly Account[]; listed: boolean }
  | { type: 'failed'; id: number; message: string }
  /** Aether was asked for its accounts. */
  | { type: 'asked'; id: number; accounts: readonly Account[]; nowMs: number }
  | { type: 'unreachable'; id: number; nowMs: number }
  | { type: 'confirm'; profileId: string }
  | { type: 'not-mine'; nowMs: number }
  | { type: 'close' }
  | { type: 'late-return' }

export const idle: Connect = { stage: 'idle' }

/** The next state. An event that does not fit, or belongs to an earlier try, changes nothing. */
export function advance(connect: Connect, event: ConnectEvent): Connect {
  switch (event.type) {
    case 'begin':
      // An account from the page of a try that this one replaces is still new to the user.
      return { stage: 'preparing', attempt: event.attempt, usableBefore: usableBefore(connect) }
    case 'link-made': {
      if (connect.stage !== 'preparing' || connect.attempt.id !== event.id) return connect
      const before =
        connect.usableBefore ??
        new Set(event.accounts.filter(({ usable }) => usable).map(({ profileId }) => profileId))
      return {
        stage: 'waiting',
        attempt: connect.attempt,
        way: event.way,
        usableBefore: before,
        cameBack: null,
        reachable: true,
        listed: event.listed,
        turnedDown: new Set()
      }
    }
    case 'failed':
      return attemptOf(connect)?.id === event.id
        ? ended('failed', attemptOf(connect)?.profileId ?? null, event.message)
        : connect
    case 'asked': {
      if (connect.stage !== 'waiting' || connect.attempt.id !== event.id) return connect
      const waiting = connect.reachable ? connect : { ...connect, reachable: true }
      const candidates = candidatesAmong(waiting, event.accounts)
      return candidates.length > 0
        ? { stage: 'confirm', waiting, candidates }
        : timed(waiting, event.nowMs)
    }
    case 'unreachable':
      if (connect.stage !== 'waiting' || connect.attempt.id !== event.id) return connect
      return timed(connect.reachable ? { ...connect, reachable: false } : connect, event.nowMs)
    case 'confirm':
      return connect.stage === 'confirm' && connect.candidates.includes(event.profileId)
        ? ended('connected', event.profileId)
        : connect
    case 'not-mine': {
      if (connect.stage !== 'confirm') return connect
      const { waiting, candidates } = connect
      return timed(
        { ...waiting, turnedDown: new Set([...waiting.turnedDown, ...candidates]) },
        event.nowMs
      )
    }
    case 'close':
      return idle
    case 'late-return':
      return connect.stage === 'idle' ? ended('late-return', null) : connect
  }
}

/** What becomes of a browser's return: taken, or dropped and why. */
export type ReturnCheck = 'taken' | 'nothing-open' | 'other-state' | 'used'

/** Takes a return with the open try's state, once. A return alone never connects an account. */
export function takeReturn(
  connect: Connect,
  link: ReturnLink
): { next: Connect; verdict: ReturnCheck } {
  const waiting = connect.stage === 'confirm' ? connect.waiting : connect
  if (waiting.stage !== 'waiting') return { next: connect, verdict: 'nothing-open' }
  if (!isSameNonce(link.nonce, waiting.attempt.nonce))
    return { next: connect, verdict: 'other-state' }
  if (waiting.cameBack !== null) return { next: connect, verdict: 'used' }
  const back = { ...waiting, cameBack: link }
  if (connect.stage === 'confirm') return { next: { ...connect, waiting: back }, verdict: 'taken' }
  return {
    next: link.refused ? ended('refused', waiting.attempt.profileId) : back,
    verdict: 'taken'
  }
}

/** The try that is open, if one is. */
export function attemptOf(connect: Connect): Attempt | null {
  switch (connect.stage) {
    case 'preparing':
    case 'waiting':
      return connect.attempt
    case 'confirm':
      return connect.waiting.attempt
    case 'idle':
    case 'ended':
      return null
  }
}

/** What the window is told. */
export function toConnectState(connect: Connect): ConnectState {
  switch (connect.stage) {
    case 'idle':
      return { stage: 'idle' }
    case 'preparing':
      return { stage: 'preparing', profileId: connect.attempt.profileId }
    case 'waiting': {
      const {
        attempt: { profileId, until },
        way,
        cameBack,
        reachable,
        listed
      } = connect
      return {
        stage: 'waiting',
        profileId,
        way,
        cameBack: cameBack !== null,
        reachable,
        listed,
        until
      }
    }
    case 'confirm':
      return {
        stage: 'confirm',
        profileId: connect.waiting.attempt.profileId,
        candidates: [...connect.candidates]
      }
    case 'ended':
      return { ...connect }
  }
}

function usableBefore(connect: Connect): ReadonlySet<string> | null {
  switch (connect.stage) {
    case 'preparing':
    case 'waiting':
      return connect.usableBefore
    case 'confirm':
      return connect.waiting.usableBefore
    case 'idle':
    case 'ended':
      return null
  }
}

/**
 * Accounts that may be the new one: usable now and not before. One usable before counts only if the
 * browser returned with this try's state and it is to be reconnected or named by Aether.
 */
function candidatesAmong(
  { attempt, usableBefore: before, cameBack, turnedDown }: Waiting,
  accounts: readonly Account[]
): string[] {
  const renewed = new Set(cameBack === null ? [] : [attempt.profileId, cameBack.profileId])
  return accounts
    .filter(
      ({ usable, profileId }) =>
        usable && !turnedDown.has(profileId) && (!before.has(profileId) || renewed.has(profileId))
    )
    .map(({ profileId }) => profileId)
}

function timed(waiting: Waiting, nowMs: number): Connect {
  return nowMs >= waiting.attempt.untilMs ? ended('timed-out', waiting.attempt.profileId) : waiting
}

function ended(outcome: Outcome, profileId: string | null, message: string | null = null): Connect {
  return { stage: 'ended', outcome, profileId, message }
}
