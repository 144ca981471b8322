import { describe, expect, it } from 'vitest'
import type { Account } from '../../../contract/account/account.ts'
import { advance, connectForMs, idle, takeReturn, toConnectState } from './connect-core.ts'
import type { Attempt, Connect, ConnectEvent } from './connect-core.ts'
import { newNonce } from './return-link.ts'

const account = (profileId: string, usable = true): Account => ({
  profileId,
  username: profileId,
  displayName: null,
  avatarUrl: null,
  status: null,
  usable,
  accountType: 'standard',
  minDurationS: null,
  maxDurationS: null,
  strictAspect: false,
  dailyLimit: 10
})
const attempt = (id: number, profileId: string | null = null): Attempt => ({
  id,
  nonce: newNonce(),
  profileId,
  untilMs: connectForMs,
  until: '2026-11-22T12:10:00.000Z'
})
const after = (...events: ConnectEvent[]): Connect => events.reduce(advance, idle)
const asked = (id: number, accounts: Account[], nowMs = 0): ConnectEvent => ({
  type: 'asked',
  id,
  accounts,
  nowMs
})
const opened = (one: Attempt, before: Account[]): ConnectEvent[] => [
  { type: 'begin', attempt: one },
  { type: 'link-made', id: one.id, way: 'app-link', accounts: before, listed: true }
]
const back = (one: Attempt, more: { refused?: boolean; profileId?: string } = {}) => ({
  nonce: one.nonce,
  refused: false,
  profileId: null,
  ...more
})

describe('what counts is what Aether lists anew', () => {
  it('asks which account it is, with or without a return of the browser', () => {
    const first = attempt(1)
    expect(after(...opened(first, [account('old')]), asked(1, [account('old')]))).toMatchObject({
      stage: 'waiting'
    })
    const found = after(
      ...opened(first, [account('old')]),
      asked(1, [account('new'), account('old')])
    )
    expect(found).toMatchObject({ stage: 'confirm', candidates: ['new'] })
    expect(advance(found, { type: 'confirm', profileId: 'new' })).toMatchObject({
      stage: 'ended',
      outcome: 'connected',
      profileId: 'new'
    })
  })

  it('never guesses between two, and connects none that it did not ask about', () => {
    const both = after(...opened(attempt(1), []), asked(1, [account('a'), account('b')]))
    expect(both).toMatchObject({ candidates: ['a', 'b'] })
    expect(advance(both, { type: 'confirm', profileId: 'c' })).toBe(both)
  })

  it('goes on waiting after "none of these" and does not ask about the same ones again', () => {
    const on = advance(after(...opened(attempt(1), []), asked(1, [account('a')])), {
      type: 'not-mine',
      nowMs: 0
    })
    expect(advance(on, asked(1, [account('a')]))).toMatchObject({ stage: 'waiting' })
    expect(advance(on, asked(1, [account('a'), account('b')]))).toMatchObject({
      stage: 'confirm',
      candidates: ['b']
    })
  })

  it('takes an expired account that is usable again for a reconnect', () => {
    const found = after(
      ...opened(attempt(1, 'x'), [account('x', false), account('y')]),
      asked(1, [account('x'), account('y')])
    )
    expect(found).toMatchObject({ stage: 'confirm', candidates: ['x'] })
  })

  it('asks about an account that was usable all along only where the browser came back for it', () => {
    const again = attempt(1, 'x')
    const waiting = after(...opened(again, [account('x'), account('y')]))
    expect(advance(waiting, asked(1, [account('x'), account('y')]))).toMatchObject({
      stage: 'waiting'
    })
    expect(
      advance(takeReturn(waiting, back(again)).next, asked(1, [account('x'), account('y')]))
    ).toMatchObject({ stage: 'confirm', candidates: ['x'] })
    const anew = attempt(2)
    const named = takeReturn(
      after(...opened(anew, [account('y')])),
      back(anew, { profileId: 'y' })
    ).next
    expect(advance(named, asked(2, [account('y')]))).toMatchObject({
      stage: 'confirm',
      candidates: ['y']
    })
    expect(
      advance(
        takeReturn(after(...opened(anew, [])), back(anew, { profileId: 'z' })).next,
        asked(2, [])
      )
    ).toMatchObject({ stage: 'waiting', cameBack: {} })
  })
})

describe('a return of the browser', () => {
  const one = attempt(1)
  const waiting = after(...opened(one, []))

  it('is dropped when nothing is open, when the state is another one, and the second time', () => {
    expect(takeReturn(idle, back(one))).toEqual({ next: idle, verdict: 'nothing-open' })
    expect(takeReturn(waiting, back(attempt(1)))).toEqual({ next: waiting, verdict: 'other-state' })
    const taken = takeReturn(waiting, back(one))
    expect(taken.verdict).toBe('taken')
    expect(takeReturn(taken.next, back(one))).toEqual({ next: taken.next, verdict: 'used' })
  })

  it('connects nothing, and a refusal at TikTok ends the wait', () => {
    expect(takeReturn(waiting, back(one)).next).toMatchObject({ stage: 'waiting' })
    expect(takeReturn(waiting, back(one, { refused: true })).next).toMatchObject({
      stage: 'ended',
      outcome: 'refused'
    })
  })

  it('of a connect that was replaced is stale, and what came through its page is offered all the same', () => {
    const second = attempt(2)
    const replaced = after(
      ...opened(one, [account('old')]),
      ...opened(second, [account('old'), account('through the first')])
    )
    expect(takeReturn(replaced, back(one)).verdict).toBe('other-state')
    expect(advance(replaced, asked(1, [account('late answer of the first')]))).toBe(replaced)
    expect(
      advance(replaced, asked(2, [account('old'), account('through the first')]))
    ).toMatchObject({ candidates: ['through the first'] })
  })
})

it('waiting ends at its time, reachable or not, and says so in between', () => {
  const waiting = after(...opened(attempt(1), []))
  const dark = advance(waiting, { type: 'unreachable', id: 1, nowMs: 1 })
  expect(toConnectState(dark)).toMatchObject({ stage: 'waiting', reachable: false })
  expect(toConnectState(advance(dark, asked(1, [])))).toMatchObject({ reachable: true })
  expect(advance(waiting, asked(1, [], connectForMs))).toMatchObject({
    stage: 'ended',
    outcome: 'timed-out'
  })
  expect(advance(dark, { type: 'unreachable', id: 1, nowMs: connectForMs })).toMatchObject({
    stage: 'ended',
    outcome: 'timed-out'
  })
})

it('tells the window neither state nor link', () => {
  const one = attempt(1)
  for (const connect of [
    after({ type: 'begin', attempt: one }),
    after(...opened(one, [])),
    after(...opened(one, []), asked(1, [account('a')]))
  ]) {
    expect(JSON.stringify(toConnectState(connect))).not.toContain(one.nonce)
  }
})
