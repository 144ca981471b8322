import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { type FaultName } from '../../../src/sandbox/index.ts'
import { call, clientHeaders, postBody, uploadBytes } from '../../support/fakes/sandbox-client.ts'
import { sandbox, start } from '../../support/fakes/sandbox-for-test.ts'

/** What came over the line, byte for byte, and how the connection ended; null while it is open. */
interface RawExchange {
  socket: Socket
  text: () => string
  ended: Promise<'end' | 'reset'>
}

/** Opens a connection of its own and says exactly this. */
function say(text: string): RawExchange {
  const socket = connect(sandbox.port, '127.0.0.1')
  let received = ''
  socket.setEncoding('latin1').on('data', (chunk) => {
    received += String(chunk)
  })
  const ended = new Promise<'end' | 'reset'>((resolve) => {
    socket.on('end', () => resolve('end')).on('error', () => resolve('reset'))
  })
  socket.write(text)
  return { socket, text: () => received, ended }
}

function head(
  method: string,
  path: string,
  bodyBytes: number,
  contentType = 'application/json'
): string {
  return `${method} /v1${path} HTTP/1.1\r\nhost: 127.0.0.1:${sandbox.port}\r\nauthorization: ${clientHeaders.authorization}\r\ncontent-type: ${contentType}\r\ncontent-length: ${bodyBytes}\r\n\r\n`
}

async function sayCreate(mediaKey: string): Promise<RawExchange> {
  const body = JSON.stringify(postBody(mediaKey))
  return say(`${head('POST', '/posts', Buffer.byteLength(body))}${body}`)
}

const create = async (): Promise<ReturnType<typeof call>> =>
  call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox)))

/** Status and body as they are, JSON or not. */
async function rawCreate(): Promise<{
  status: number
  type: string | null
  text: string
  retryAfter: string | null
}> {
  const response = await fetch(`${sandbox.baseUrl}/posts`, {
    method: 'POST',
    headers: { ...clientHeaders, 'content-type': 'application/json' },
    body: JSON.stringify(postBody(await uploadBytes(sandbox)))
  })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
    retryAfter: response.headers.get('retry-after')
  }
}

function lastFault(): Record<string, unknown> {
  const { name, hadEffect, subject } = sandbox.control.faults().at(-1) ?? {}
  return { name, hadEffect, subject }
}

describe('resets', () => {
  test.each<[FaultName, number]>([
    ['reset-before-body', 0],
    ['reset-inside-body', 0],
    ['reset-after-body', 0],
    ['reset-after-effect', 1]
  ])('%s cuts a create without a byte of an answer and leaves %d posts', async (fault, posts) => {
    await start()
    const mediaKey = await uploadBytes(sandbox)
    sandbox.control.inject({ operation: 'createPost', fault })
    const exchange = await sayCreate(mediaKey)
    expect([await exchange.ended, exchange.text()]).toEqual(['reset', ''])
    expect(sandbox.record()).toHaveLength(posts)
    expect(lastFault()).toEqual({
      name: fault,
      hadEffect: posts === 1,
      subject: sandbox.record()[0]?.postId ?? null
    })
  })

  test('a reset inside the answer gives the head and half the body of a post that was made', async () => {
    await start()
    const mediaKey = await uploadBytes(sandbox)
    sandbox.control.inject({ operation: 'createPost', fault: 'reset-inside-answer' })
    const exchange = await sayCreate(mediaKey)
    expect(await exchange.ended).toBe('end')
    const [answerHead = '', body = ''] = exchange.text().split('\r\n\r\n')
    expect(answerHead).toMatch(/^HTTP\/1\.1 201 /u)
    expect(body.length).toBe(
      Math.floor(Number(/content-length: (\d+)/iu.exec(answerHead)?.[1]) / 2)
    )
    expect(sandbox.record()).toHaveLength(1)
  })

  test('a reset inside an upload comes before the whole file was sent, and the next try is taken', async () => {
    await start()
    sandbox.control.inject({ operation: 'uploadMedia', fault: 'reset-inside-body' })
    const fileBytes = 4_000_000
    const exchange = say(head('POST', '/media', fileBytes, 'multipart/form-data; boundary=XX'))
    // Slightly more than half is all the sandbox waits for.
    exchange.socket.write(Buffer.alloc(fileBytes / 2 + 10))
    expect(await exchange.ended).toBe('reset')
    expect(lastFault()).toEqual({ name: 'reset-inside-body', hadEffect: false, subject: null })
    expect(await uploadBytes(sandbox)).toMatch(/^org_sandbox\//u)
  })

  test('an upload cut off after its effect has left its media, found by the record', async () => {
    await start()
    sandbox.control.inject({ operation: 'uploadMedia', fault: 'reset-after-effect' })
    await expect(uploadBytes(sandbox)).rejects.toThrow()
    const { subject } = lastFault()
    expect(await call(sandbox, 'POST', '/posts', postBody(String(subject)))).toMatchObject({
      status: 201
    })
    expect(sandbox.record()[0]?.sha256).toBe(
      createHash('sha256').update('some bytes').digest('hex')
    )
  })
})

describe('stalls', () => {
  test.each<[FaultName, number]>([
    ['stall-before-body', 0],
    ['stall-inside-body', 0],
    ['stall-after-body', 0],
    ['stall-after-effect', 1]
  ])('%s never answers, while others are served, and leaves %d posts', async (fault, posts) => {
    await start()
    const mediaKey = await uploadBytes(sandbox)
    sandbox.control.inject({ operation: 'createPost', fault })
    const exchange = await sayCreate(mediaKey)
    await expect.poll(() => lastFault()).toMatchObject({ name: fault, hadEffect: posts === 1 })
    expect((await call(sandbox, 'GET', '/profiles')).status).toBe(200)
    expect(exchange.text()).toBe('')
    expect(sandbox.record()).toHaveLength(posts)
    exchange.socket.destroy()
  })

  test('a stalled connection ends when the sandbox closes', async () => {
    await start()
    sandbox.control.inject({ operation: 'listProfiles', fault: 'stall-after-effect' })
    const exchange = say(head('GET', '/profiles', 0))
    await expect.poll(() => lastFault()).toMatchObject({ name: 'stall-after-effect' })
    await sandbox.close()
    await exchange.ended
    expect(exchange.text()).toBe('')
  })

  test('a stall inside the answer shows half of it and then nothing', async () => {
    await start()
    sandbox.control.inject({ operation: 'listProfiles', fault: 'stall-inside-answer' })
    const exchange = say(head('GET', '/profiles', 0))
    await expect.poll(() => exchange.text()).toContain('{"data"')
    expect((await call(sandbox, 'GET', '/profiles')).status).toBe(200)
    expect(exchange.text()).not.toContain('}]}')
    exchange.socket.destroy()
  })
})

describe('answers that are not what they should be', () => {
  test.each<[FaultName, number, number, string]>([
    ['error-500', 500, 0, 'INTERNAL'],
    ['error-502', 502, 0, 'BAD_GATEWAY'],
    ['error-503', 503, 0, 'UNAVAILABLE'],
    ['error-503-early', 503, 0, 'UNAVAILABLE'],
    ['error-504', 504, 0, 'GATEWAY_TIMEOUT'],
    ['error-409', 409, 0, 'CONFLICT'],
    ['error-409-done', 409, 1, 'CONFLICT'],
    ['error-408-done', 408, 1, 'REQUEST_TIMEOUT'],
    ['error-500-done', 500, 1, 'INTERNAL'],
    ['error-502-done', 502, 1, 'BAD_GATEWAY'],
    ['error-503-done', 503, 1, 'UNAVAILABLE'],
    ['error-504-done', 504, 1, 'GATEWAY_TIMEOUT'],
    ['limit-400', 400, 0, 'POST_LIMIT_REACHED'],
    ['limit-429', 429, 0, 'POST_LIMIT_REACHED'],
    ['unauthorised', 401, 0, 'INVALID_API_KEY']
  ])('%s answers a create with %d and leaves %d posts', async (fault, status, posts, code) => {
    await start()
    sandbox.control.inject({ operation: 'createPost', fault })
    expect(await create()).toMatchObject({ status, json: { error: { code } } })
    expect(sandbox.record()).toHaveLength(posts)
    expect(lastFault()).toEqual({
      name: fault,
      hadEffect: posts === 1,
      subject: sandbox.record()[0]?.postId ?? null
    })
    expect((await create()).status).toBe(201)
  })

  test.each<[FaultName, number, number, string, RegExp]>([
    ['html-200', 200, 0, 'text/html', /<title>Welcome to this network/u],
    ['html-200-done', 200, 1, 'text/html', /<title>Welcome to this network/u],
    ['html-502-done', 502, 1, 'text/html', /<title>Bad Gateway/u],
    ['cut-json', 200, 0, 'application/json', /^\{"id":"post_$/u],
    ['cut-json-done', 201, 1, 'application/json', /^\{"id":"post_[0-9a-f]{32}".*[^}]$/u],
    ['without-id-done', 201, 1, 'application/json', /^\{"status":"accepted"\}$/u],
    ['wrong-types', 200, 0, 'application/json', /"id":\{"value":1\}/u],
    ['wrong-types-done', 201, 1, 'application/json', /"id":\{"value":1\}/u],
    ['empty-done', 200, 1, 'application/json', /^$/u]
  ])(
    '%s answers a create with %d and leaves %d posts',
    async (fault, status, posts, type, text) => {
      await start()
      sandbox.control.inject({ operation: 'createPost', fault })
      const answer = await rawCreate()
      expect(answer).toMatchObject({
        status,
        type: expect.stringContaining(type),
        text: expect.stringMatching(text)
      })
      expect(sandbox.record()).toHaveLength(posts)
      expect(lastFault()).toMatchObject({ name: fault, hadEffect: posts === 1 })
    }
  )

  test('a create that would have been refused anyway has had no effect, whatever the answer says', async () => {
    await start({ dailyLimit: 0 })
    sandbox.control.inject({ operation: 'createPost', fault: 'error-502-done' })
    expect((await create()).status).toBe(502)
    expect(sandbox.record()).toEqual([])
    expect(lastFault()).toEqual({ name: 'error-502-done', hadEffect: false, subject: null })
  })

  test('a repeated create under its key has had its effect only once on the record of faults', async () => {
    await start()
    const body = postBody(await uploadBytes(sandbox))
    sandbox.control.inject({ operation: 'createPost', fault: 'error-502-done', times: 2 })
    await call(sandbox, 'POST', '/posts', body, { 'idempotency-key': 'once' })
    await call(sandbox, 'POST', '/posts', body, { 'idempotency-key': 'once' })
    expect(sandbox.control.faults().map(({ hadEffect }) => hadEffect)).toEqual([true, false])
    expect(sandbox.record()).toHaveLength(1)
  })
})

describe('limits and pauses', () => {
  test('a burst of 429 with Retry-After meets the next requests, whatever they ask', async () => {
    await start()
    sandbox.control.inject({
      operation: 'listPosts',
      fault: { kind: 'rate-limit', requests: 3, retryAfterS: 7 }
    })
    const answers = [
      await call(sandbox, 'GET', '/posts'),
      await call(sandbox, 'GET', '/profiles'),
      await call(sandbox, 'GET', '/posts/x'),
      await call(sandbox, 'GET', '/profiles')
    ]
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [429, '7'],
      [429, '7'],
      [429, '7'],
      [200, null]
    ])
  })

  test('a limit can come with a Retry-After of its own', async () => {
    await start()
    sandbox.control.inject({
      operation: 'createPost',
      fault: {
        kind: 'answer',
        when: 'after-body',
        status: 429,
        body: 'error',
        code: 'POST_LIMIT_REACHED',
        retryAfterS: 3_600
      }
    })
    expect(await rawCreate()).toMatchObject({ status: 429, retryAfter: '3600' })
  })

  test('a slow answer comes in pieces and whole', async () => {
    await start()
    sandbox.control.inject({
      operation: 'listProfiles',
      fault: { kind: 'slow-answer', overMs: 400 }
    })
    const exchange = say(head('GET', '/profiles', 0))
    let pieces = 0
    exchange.socket.on('data', () => {
      pieces += 1
    })
    await expect.poll(() => exchange.text()).toContain('0\r\n\r\n')
    expect(pieces).toBeGreaterThan(3)
    expect(exchange.text().replaceAll(/\r\n[0-9a-f]+\r\n/gu, '')).toContain('"id":"tiktok_demo"')
    exchange.socket.destroy()
  })

  test.each(['uploadMedia', 'createPost'] as const)(
    'a slow body of %s is read whole',
    async (operation) => {
      await start()
      sandbox.control.inject({ operation, fault: { kind: 'slow-body', bytesPerS: 500_000 } })
      const bytes = new Blob([Buffer.alloc(100_000, 5)])
      const mediaKey = await uploadBytes(sandbox, bytes)
      await call(sandbox, 'POST', '/posts', postBody(mediaKey))
      expect(sandbox.record()).toEqual([
        expect.objectContaining({
          sizeBytes: 100_000,
          sha256: createHash('sha256').update(Buffer.alloc(100_000, 5)).digest('hex')
        })
      ])
      expect(lastFault()).toMatchObject({ name: 'slow-body', hadEffect: true })
    }
  )

  test('a client that goes away in the middle of a slow upload leaves nothing behind', async () => {
    await start()
    sandbox.control.inject({
      operation: 'uploadMedia',
      fault: { kind: 'slow-body', bytesPerS: 10_000 }
    })
    const exchange = say(head('POST', '/media', 1_000_000, 'multipart/form-data; boundary=XX'))
    exchange.socket.write(
      '--XX\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\nabc'
    )
    await once(exchange.socket, 'connect')
    exchange.socket.destroy()
    await expect.poll(() => lastFault()).toMatchObject({ name: 'slow-body', hadEffect: false })
  })
})

describe('refused connections', () => {
  async function connectionRefused(): Promise<boolean> {
    const socket = connect(sandbox.port, '127.0.0.1')
    return new Promise((resolve) => {
      socket
        .on('connect', () => resolve(false))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
    }).then((refused) => {
      socket.destroy()
      return refused === true
    })
  }

  test('after a fault has answered, the next connections are refused, and later ones are taken at the same port', async () => {
    await start()
    sandbox.control.inject({
      operation: 'uploadMedia',
      fault: { kind: 'refuse-connections', forMs: 700 }
    })
    const mediaKey = await uploadBytes(sandbox)
    expect(await connectionRefused()).toBe(true)
    expect(lastFault()).toMatchObject({
      name: 'refuse-connections',
      hadEffect: true,
      subject: mediaKey
    })
    await expect.poll(connectionRefused, { timeout: 20_000 }).toBe(false)
    expect((await call(sandbox, 'POST', '/posts', postBody(mediaKey))).status).toBe(201)
  })

  test('a connection that is open goes on while new ones are refused', async () => {
    await start()
    const exchange = say(head('POST', '/media', 10, 'multipart/form-data; boundary=XX'))
    // Only an answered request shows that the connection before it was taken, too.
    await call(sandbox, 'GET', '/profiles')
    sandbox.control.refuseConnections(30_000)
    expect(await connectionRefused()).toBe(true)
    exchange.socket.write('0123456789')
    await expect.poll(() => exchange.text()).toContain('INVALID_REQUEST')
    exchange.socket.destroy()
  })

  test('a sandbox that refuses connections can be closed and started again', async () => {
    await start()
    sandbox.control.refuseConnections(60_000)
    await sandbox.close()
    const { port } = sandbox
    await start()
    expect(sandbox.port).toBe(port)
    expect((await call(sandbox, 'GET', '/profiles')).status).toBe(200)
  })
})
