import { connect } from 'node:net'
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
  it('outlives a visit that no browser would make', async () => {
    const listener = await listenForReturn()
    const { port } = new URL(listener.redirectUrl)
    expect(await rawVisit(Number(port), '//')).toContain('404')
    expect(await rawVisit(Number(port), `/callback?state=${'%C3%A9'.repeat(32)}`)).toContain('404')
    expect((await fetch(listener.redirectUrl)).status).toBe(200)
    listener.close()
  })
  it('lets go of a connection on which nothing was ever asked', async () => {
    const listener = await listenForReturn()
    const idle = connect(Number(new URL(listener.redirectUrl).port), '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    const left = new Promise((resolve) => idle.once('close', resolve))
    idle.on('error', () => undefined)
    listener.close()
    await left
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

/** One request with this target, as it stands, and the status line of the answer. */
async function rawVisit(port: number, target: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
  let text = ''
  for await (const part of socket) text += String(part)
  return text.split('\r\n')[0] ?? ''
}
