import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, isExternalAllowed, isNavigationAllowed, isOwnFrame, resolvePostUrl } from './security.ts'

const sandbox = 'http://127.0.0.1:4711'

describe('who may call the main process', () => {
  it.each(['app://uploader/index.html', 'app://uploader/'])('answers the window itself (%s)', (url) => {
    expect(isOwnFrame(url)).toBe(true)
  })

  it.each([
    undefined, '', 'about:blank', 'https://aetherhq.dev/', 'file:///index.html', 'app://other/index.html', 'app://uploader.evil/',
    'app://user:pw@uploader/', 'apps://uploader/', 'http://localhost:5173/'
  ])('refuses anyone else (%s)', (url) => {
    expect(isOwnFrame(url)).toBe(false)
  })

  it('answers the development server only while developing', () => {
    expect(isOwnFrame('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true)
    expect(isOwnFrame('http://localhost:5174/index.html', 'http://localhost:5173')).toBe(false)
  })
})

describe('where the window may go', () => {
  it('stays on its own page', () => {
    expect(isNavigationAllowed('app://uploader/index.html')).toBe(true)
    expect(isNavigationAllowed('https://www.tiktok.com/')).toBe(false)
    expect(isNavigationAllowed('file:///etc/passwd')).toBe(false)
  })
})

describe('which links open in the browser', () => {
  it('opens https links', () => {
    expect(isExternalAllowed('https://www.tiktok.com/@a/video/1', null)).toBe(true)
  })

  it.each(['http://www.tiktok.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'https://tiktok.com@evil.example/', 'not a link', ''])(
    'refuses %s', (url) => {
      expect(isExternalAllowed(url, null)).toBe(false)
      expect(isExternalAllowed(url, sandbox)).toBe(false)
    }
  )

  it('opens exactly the sandbox while practising, and nothing else on this computer', () => {
    expect(isExternalAllowed(`${sandbox}/@practice.creator/video/1`, sandbox)).toBe(true)
    expect(isExternalAllowed(`${sandbox}/`, null)).toBe(false)
    expect(isExternalAllowed('http://127.0.0.1:4712/', sandbox)).toBe(false)
    expect(isExternalAllowed('http://localhost:4711/', sandbox)).toBe(false)
  })
})

describe('the address of a post', () => {
  it('follows the sandbox to its present port', () => {
    expect(resolvePostUrl('http://127.0.0.1:9999/@p/video/7?x=1', sandbox)).toBe(`${sandbox}/@p/video/7?x=1`)
  })

  it('leaves a real post and a strange host alone', () => {
    expect(resolvePostUrl('https://www.tiktok.com/@a/video/1', sandbox)).toBe('https://www.tiktok.com/@a/video/1')
    expect(resolvePostUrl('http://10.0.0.1/x', sandbox)).toBe('http://10.0.0.1/x')
    expect(resolvePostUrl('http://127.0.0.1:9999/x', null)).toBe('http://127.0.0.1:9999/x')
  })
})

it('allows no inline or remote code in the page', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'")
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
})
