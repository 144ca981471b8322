import { describe, expect, it } from 'vitest'
import { listenForReturn } from './listen-for-return.ts'

const never = new AbortController().signal

describe('the way back from the browser', () => {
  it('takes the return that carries its own state, once', async () => {
    const listener = await listenForReturn()
    const coming = listener.next(Infinity, never)
    expect((await fetch(listener.redirectUrl)).status).toBe(200)
    expect(await coming).toBe('returned')
    expect((await fetch(listener.redirectUrl)).status).toBe(404)
    listener.close()
  })
  it('drops every other visit', async () => {
    const listener = await listenForReturn()
    const url = new URL(listener.redirectUrl)
    for (const strange of ['', '?state=', `?state=${'0'.repeat(32)}`]) {
      expect((await fetch(`${url.origin}/callback${strange}`)).status, strange).toBe(404)
    }
    expect((await fetch(`${url.origin}/elsewhere${url.search}`)).status).toBe(404)
    expect(await listener.next(1, never)).toBe('timeout')
    listener.close()
  })
  it('tells a refusal, also one that came before it was asked for', async () => {
    const listener = await listenForReturn()
    await fetch(`${listener.redirectUrl}&error=access_denied`)
    expect(await listener.next(Infinity, never)).toBe('refused')
    listener.close()
  })
  it('stops waiting when told to', async () => {
    const listener = await listenForReturn()
    const stop = new AbortController()
    const coming = listener.next(Infinity, stop.signal)
    stop.abort()
    expect(await coming).toBe('stopped')
    listener.close()
  })
  it('listens on this machine alone', async () => {
    const listener = await listenForReturn()
    expect(new URL(listener.redirectUrl).hostname).toBe('127.0.0.1')
    listener.close()
  })
})
