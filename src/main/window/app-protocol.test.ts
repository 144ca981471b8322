import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

// Outside Electron the package exports only the path of its binary; these tests need none of it.
vi.mock('electron', () => ({ protocol: {} }))
const { answerAppRequest, fileForUrl } = await import('./app-protocol.ts')

let root: string
let parent: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'app-protocol-'))
  root = join(parent, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(root, 'assets', 'a b.js'), 'export {}')
  await writeFile(join(parent, 'secret.txt'), 'secret')
  await mkdir(join(parent, 'renderer-backup'))
  await writeFile(join(parent, 'renderer-backup', 'old.js'), 'old')
})
afterAll(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }))

const get = (url: string): Promise<Response> => answerAppRequest({ url, method: 'GET' }, root)

describe('files of the window', () => {
  it('serves the page at the root, with the policy in its headers', async () => {
    const answer = await get('app://uploader/')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await answer.text()).toContain('<title>page</title>')
  })

  it('serves a script whose name holds a space', async () => {
    const answer = await get('app://uploader/assets/a%20b.js?v=1')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/javascript')
  })

  it.each([
    'app://uploader/../secret.txt',
    'app://uploader/%2e%2e/secret.txt',
    'app://uploader/..%2fsecret.txt',
    'app://uploader/assets/..%2f..%2fsecret.txt',
    'app://uploader/..%2frenderer-backup/old.js',
    'app://uploader/..%5csecret.txt',
    'app://uploader/%00',
    'app://uploader/%zz',
    'app://other/index.html',
    'app://uploader/missing.js',
    'app://uploader/assets',
    'nonsense'
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('fails to load a page that is not there, instead of showing an empty one', async () => {
    expect(
      (await answerAppRequest({ url: 'app://uploader/', method: 'GET' }, join(root, 'assets'))).type
    ).toBe('error')
  })

  it('only answers GET', async () => {
    expect((await answerAppRequest({ url: 'app://uploader/', method: 'POST' }, root)).status).toBe(
      405
    )
  })

  it('never names a file outside its folder', () => {
    expect(fileForUrl('app://uploader//etc/passwd', root)).toBe(join(root, 'etc/passwd'))
  })
})
