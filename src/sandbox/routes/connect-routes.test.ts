import { expect, test } from 'vitest'
import { call } from '../../../test/support/fakes/sandbox-client.ts'
import { sandbox, start } from '../../../test/support/fakes/sandbox-for-test.ts'

const redirectUrl = 'aether-uploader://oauth/tiktok/callback?state=n%26once'

async function newLink(): Promise<string> {
  const { status, json } = await call(sandbox, 'POST', '/connect-links', {
    platform: 'tiktok',
    redirectUrl
  })
  expect(status).toBe(201)
  expect(Date.parse(String(json['expiresAt']))).toBeGreaterThan(Date.now())
  return json.url ?? ''
}

async function answer(link: string, fields: Record<string, string>): Promise<Response> {
  return fetch(link, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

const names = async (): Promise<unknown[]> =>
  (await call(sandbox, 'GET', '/profiles')).json.data?.map((profile) => profile['username']) ?? []

test("the link opens a page with a form, without a key, at the sandbox's own origin", async () => {
  await start()
  const link = await newLink()
  expect(link.startsWith(`${sandbox.origin}/connect/`)).toBe(true)
  const response = await fetch(link)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await response.text()
  expect(html).toContain('Approve')
  expect(html).toContain('value="practice.creator2"')
})

test("approving connects a new account and goes back with its id, the caller's own query kept", async () => {
  await start()
  const response = await answer(await newLink(), {
    decision: 'approve',
    username: 'second.one',
    type: 'creator'
  })
  expect(response.status).toBe(303)
  const back = new URL(response.headers.get('location') ?? '')
  expect(back.protocol + back.hostname + back.pathname).toBe(
    'aether-uploader:oauth/tiktok/callback'
  )
  expect(back.searchParams.get('state')).toBe('n&once')
  expect(back.searchParams.get('status')).toBe('connected')
  const profiles = (await call(sandbox, 'GET', '/profiles')).json.data
  expect(profiles).toContainEqual(
    expect.objectContaining({
      id: back.searchParams.get('profileId'),
      username: 'second.one',
      status: 'active'
    })
  )
})

test('denying goes back with access_denied and connects nothing', async () => {
  await start()
  const response = await answer(await newLink(), { decision: 'deny', username: '' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`${redirectUrl}&error=access_denied`)
  expect(await names()).toEqual(['practice.creator'])
})

test('an expired account is suggested, and approving renews it instead of adding one', async () => {
  await start()
  await call(sandbox, 'POST', '/_sandbox/profiles', { id: 'tiktok_demo', status: 'expired' })
  const link = await newLink()
  expect(await (await fetch(link)).text()).toContain('value="practice.creator"')
  await answer(link, { decision: 'approve', username: 'Practice.Creator' })
  expect((await call(sandbox, 'GET', '/profiles')).json.data).toEqual([
    expect.objectContaining({ id: 'tiktok_demo', status: 'active' })
  ])
})

test('a link is answered once: of two answers sent together one counts', async () => {
  await start()
  const link = await newLink()
  const answers = await Promise.all(
    ['one', 'two'].map((username) => answer(link, { decision: 'approve', username }))
  )
  expect(answers.map((response) => response.status).toSorted((a, b) => a - b)).toEqual([303, 410])
  expect(await names()).toHaveLength(2)
  expect((await fetch(link)).status).toBe(410)
})

test('an expired or unknown link says so and connects nothing', async () => {
  await start({ connectLinkTtlMs: 0 })
  const { json } = await call(sandbox, 'POST', '/connect-links', {
    platform: 'tiktok',
    redirectUrl
  })
  const response = await answer(json.url ?? '', { decision: 'approve', username: 'late' })
  expect(response.status).toBe(410)
  expect(await response.text()).toContain('This link has expired')
  expect((await fetch(`${sandbox.origin}/connect/unknown`)).status).toBe(404)
  expect(await names()).toEqual(['practice.creator'])
})

test('a name that cannot be one is refused and leaves the link open', async () => {
  await start()
  const link = await newLink()
  expect((await answer(link, { decision: 'approve', username: '<script>' })).status).toBe(400)
  expect((await answer(link, { decision: 'approve', username: 'fine' })).status).toBe(303)
})
