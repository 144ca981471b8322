import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type Server } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sandboxApiKey, startSandbox } from './index.ts'
import { call, postBody, uploadBytes } from '../../test/support/fakes/sandbox-client.ts'
import { sandbox, start, stateDir } from '../../test/support/fakes/sandbox-for-test.ts'

test('the first start has one connected account to practise with', async () => {
  await start()
  const { status, json } = await call(sandbox, 'GET', '/profiles')
  expect(status).toBe(200)
  expect(json.data).toEqual([
    expect.objectContaining({
      id: 'tiktok_demo',
      platform: 'tiktok',
      username: 'practice.creator',
      status: 'active'
    })
  ])
})

test('every answer carries a request id and, under /v1, the rate limit', async () => {
  await start()
  const { headers, json } = await call(sandbox, 'GET', '/posts/nothing')
  expect(headers.get('x-request-id')).toMatch(/^req_/u)
  expect(json.error?.['requestId']).toBe(headers.get('x-request-id'))
  expect(headers.get('x-ratelimit-limit')).toBe('600')
  expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(600)
  expect(Number(headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(Date.now() - 5_000)
})

test.each([
  '/v1/profiles',
  '/v1/posts',
  '/v1/nothing',
  '/%76%31/profiles',
  '/_sandbox/record',
  '/_sandbox/health'
])('%s needs the key', async (path) => {
  await start()
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: sandboxApiKey }]) {
    const response = await fetch(`${sandbox.origin}${path}`, { headers })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'INVALID_API_KEY' } })
  }
})

test('an unknown address is a 404 and a wrong method a 405, both in JSON', async () => {
  await start()
  expect(await call(sandbox, 'GET', '/nothing')).toMatchObject({
    status: 404,
    json: { error: { code: 'NOT_FOUND' } }
  })
  const wrong = await call(sandbox, 'PUT', '/posts/x', {})
  expect(wrong).toMatchObject({ status: 405, json: { error: { code: 'METHOD_NOT_ALLOWED' } } })
  expect(wrong.headers.get('allow')).toBe('GET, PATCH, DELETE')
})

test('a request addressed to another host name is not answered, so no web page can reach in by its own name', async () => {
  await start()
  const status = await new Promise((resolve, reject) => {
    httpRequest(
      `${sandbox.baseUrl}/profiles`,
      { headers: { host: 'evil.example', authorization: `Bearer ${sandboxApiKey}` } },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }
    )
      .on('error', reject)
      .end()
  })
  expect(status).toBe(421)
})

test('too many requests at once are answered 429 with the seconds to wait, and pass later', async () => {
  await start({ rateLimitBurst: 2, rateLimitPerS: 1 })
  await call(sandbox, 'GET', '/profiles')
  await call(sandbox, 'GET', '/profiles')
  // The bucket refills while requests travel, so retry until it is empty.
  let refused = await call(sandbox, 'GET', '/profiles')
  while (refused.status === 200) refused = await call(sandbox, 'GET', '/profiles')
  expect(refused).toMatchObject({ status: 429, json: { error: { code: 'RATE_LIMITED' } } })
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
  await expect
    .poll(async () => (await call(sandbox, 'GET', '/profiles')).status, { timeout: 20_000 })
    .toBe(200)
})

test('a restart keeps the port, the posts and their progress', async () => {
  await start({ processingMs: 3_600_000 })
  const { json } = await call(sandbox, 'POST', '/posts', postBody(await uploadBytes(sandbox)))
  const { port } = sandbox
  await sandbox.close()
  await start({ speed: 1_000_000 })
  expect(sandbox.port).toBe(port)
  await expect
    .poll(async () => (await call(sandbox, 'GET', `/posts/${json.id}`)).json.status, {
      timeout: 20_000
    })
    .toBe('published')
})

test('when the last port is taken another one is used; a port asked for by number is not replaced', async () => {
  await start()
  const { port } = sandbox
  await sandbox.close()
  const squatter: Server = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  await expect(startSandbox({ stateDir, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await start()
  expect(sandbox.port).not.toBe(port)
  squatter.close()
})

test('a state folder serves one sandbox at a time', async () => {
  await start()
  await expect(startSandbox({ stateDir })).rejects.toMatchObject({ code: 'SANDBOX_STATE_IN_USE' })
})

test('what a kill left half done is cleared away at the next start, and whole media stays', async () => {
  await start()
  const mediaKey = await uploadBytes(sandbox)
  await sandbox.close()
  writeFileSync(join(stateDir, 'incoming', 'half.part'), 'x')
  writeFileSync(join(stateDir, 'media', 'renamed-without-row.mp4'), 'x')
  await start()
  expect(readdirSync(join(stateDir, 'incoming'))).toEqual([])
  expect(readdirSync(join(stateDir, 'media'))).toEqual([mediaKey.replace('org_sandbox/', '')])
  expect((await call(sandbox, 'POST', '/posts', postBody(mediaKey))).status).toBe(201)
})
