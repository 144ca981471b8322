import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { listenForReturn } from './loopback-return.ts'
import type { LoopbackReturn } from './loopback-return.ts'
import { newNonce } from './return-link.ts'
import type { ReturnLink } from './return-link.ts'

let open: LoopbackReturn | null = null
afterEach(() => open?.close())

async function listen(): Promise<{
  url: URL
  nonce: string
  came: ReturnLink[]
  next: Promise<void>
}> {
  const nonce = newNonce()
  const came: ReturnLink[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  open = await listenForReturn(nonce, 'You can go back to the app.', (link) => {
    came.push(link)
    resolve()
  })
  return { url: new URL(open.redirectUrl), nonce, came, next: promise }
}

it('listens on this computer alone, answers its own address once and is gone then', async () => {
  const { url, nonce, came, next } = await listen()
  expect(url.hostname).toBe('127.0.0.1')
  const answer = await fetch(`${url.href}&profileId=tiktok_1`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('You can go back to the app')
  await next
  expect(came).toEqual([{ nonce, refused: false, profileId: 'tiktok_1' }])
  await expect(fetch(url)).rejects.toThrow()
})

it('drops every other visit and stays open for the right one', async () => {
  const { url, came, next } = await listen()
  const strange = [
    `${url.origin}/`,
    `${url.origin}${url.pathname}`,
    `${url.origin}${url.pathname}?state=${newNonce()}`,
    `${url.origin}/elsewhere${url.search}`,
    `${url.href}&state=x`
  ]
  for (const address of strange) expect((await fetch(address)).status, address).toBe(404)
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
  expect(came).toEqual([])
  await fetch(`${url.href}&error=access_denied`)
  await next
  expect(came).toMatchObject([{ refused: true }])
})

it('does not answer a page that was led here by another name', async () => {
  const { url, came } = await listen()
  const status = await new Promise((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        port: url.port,
        path: url.pathname + url.search,
        headers: { host: `evil.example:${url.port}` }
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }
    )
      .once('error', reject)
      .end()
  })
  expect(status).toBe(404)
  expect(came).toEqual([])
})

it('outlives a visit that no browser would make', async () => {
  const { url } = await listen()
  expect(await rawVisit(Number(url.port), '//')).toContain('404')
  expect(
    await rawVisit(Number(url.port), `${url.pathname}?state=${'%C3%A9'.repeat(32)}`)
  ).toContain('404')
  expect((await fetch(url)).status).toBe(200)
})

it('lets go of a connection on which nothing was ever asked', async () => {
  const { url } = await listen()
  const idle = connect(Number(url.port), '127.0.0.1')
  await new Promise((resolve) => idle.once('connect', resolve))
  const left = new Promise((resolve) => idle.once('close', resolve))
  idle.on('error', () => undefined)
  open?.close()
  await left
})

/** Sends one request with this target, unchanged; returns the status line of the answer. */
async function rawVisit(port: number, target: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  let text = ''
  for await (const part of socket) text += String(part)
  return text.split('\r\n')[0] ?? ''
}
