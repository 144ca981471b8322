import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import {
  contentSecurityPolicy,
  isExternalAllowed,
  isOwnFrame,
  isRequestAllowed,
  resolvePostUrl,
  webPreferences
} from './security.ts'
import { guardSession, lockDown } from './session-guard.ts'

const sandbox = 'http://127.0.0.1:4711'

describe('who may call the main process', () => {
  it.each(['app://uploader/index.html', 'app://uploader/'])(
    'answers the window itself (%s)',
    (url) => {
      expect(isOwnFrame(url)).toBe(true)
    }
  )

  it.each([
    undefined,
    '',
    'about:blank',
    'https://aetherhq.dev/',
    'file:///index.html',
    'app://other/index.html',
    'app://uploader.evil/',
    'app://user:pw@uploader/',
    'apps://uploader/',
    'http://localhost:5173/'
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
    expect(isOwnFrame('app://uploader/index.html')).toBe(true)
    expect(isOwnFrame('https://www.tiktok.com/')).toBe(false)
    expect(isOwnFrame('file:///etc/passwd')).toBe(false)
  })
})

describe('which links open in the browser', () => {
  it('opens https links', () => {
    expect(isExternalAllowed('https://www.tiktok.com/@a/video/1', null)).toBe(true)
  })

  it.each([
    'http://www.tiktok.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'https://tiktok.com@evil.example/',
    'not a link',
    ''
  ])('refuses %s', (url) => {
    expect(isExternalAllowed(url, null)).toBe(false)
    expect(isExternalAllowed(url, sandbox)).toBe(false)
  })

  it('opens exactly the sandbox while practising, and nothing else on this computer', () => {
    expect(isExternalAllowed(`${sandbox}/@practice.creator/video/1`, sandbox)).toBe(true)
    expect(isExternalAllowed(`${sandbox}/`, null)).toBe(false)
    expect(isExternalAllowed('http://127.0.0.1:4712/', sandbox)).toBe(false)
    expect(isExternalAllowed('http://localhost:4711/', sandbox)).toBe(false)
  })
})

describe('the address of a post', () => {
  it('follows the sandbox to its present port', () => {
    expect(resolvePostUrl('http://127.0.0.1:9999/@p/video/7?x=1', sandbox)).toBe(
      `${sandbox}/@p/video/7?x=1`
    )
  })

  it('leaves a real post and a strange host alone', () => {
    expect(resolvePostUrl('https://www.tiktok.com/@a/video/1', sandbox)).toBe(
      'https://www.tiktok.com/@a/video/1'
    )
    expect(resolvePostUrl('http://10.0.0.1/x', sandbox)).toBe('http://10.0.0.1/x')
    expect(resolvePostUrl('http://127.0.0.1:9999/x', null)).toBe('http://127.0.0.1:9999/x')
  })
})

it('allows no inline or remote code in the page', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'")
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
})

describe('what a page may load, whatever its policy says', () => {
  it.each([
    'app://uploader/assets/index.js',
    'app-media://thumbnail/1/job',
    'data:image/png;base64,AA',
    'devtools://devtools/bundled/x.js'
  ])('lets %s through', (url) => {
    expect(isRequestAllowed(url)).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1:4711/',
    'ws://localhost:5173/',
    'wss://example.com/',
    'file:///etc/passwd',
    'ftp://host/',
    'chrome-extension://x/y.js',
    'not a url'
  ])('stops %s', (url) => {
    expect(isRequestAllowed(url)).toBe(false)
  })

  it('lets the development server through while developing, and no other one', () => {
    expect(isRequestAllowed('http://localhost:5173/main.tsx', 'http://localhost:5173')).toBe(true)
    expect(isRequestAllowed('ws://localhost:5173/', 'http://localhost:5173')).toBe(true)
    expect(isRequestAllowed('http://localhost:5174/', 'http://localhost:5173')).toBe(false)
    expect(isRequestAllowed('https://example.com/', 'http://localhost:5173')).toBe(false)
  })
})

describe('what a window is allowed', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'is a page and nothing more, on %s',
    (platform) => {
      expect(webPreferences({ packaged: true, platform })).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        devTools: false,
        spellcheck: platform === 'darwin'
      })
    }
  )

  it('has developer tools in development alone', () => {
    expect(webPreferences({ packaged: false, platform: 'linux' }).devTools).toBe(true)
  })
})

/** Fakes a session or a page and records what is set on it. */
function recorder() {
  const handlers = new Map<string, (...args: never[]) => unknown>()
  const keep = (name: string) => (handler: (...args: never[]) => unknown) =>
    void handlers.set(name, handler)
  const call = (name: string, ...args: unknown[]): unknown =>
    (handlers.get(name) as ((...args: unknown[]) => unknown) | undefined)?.(...args)
  return { handlers, keep, call }
}

describe('the session', () => {
  function guarded(platform: NodeJS.Platform) {
    const { keep, call } = recorder()
    const spell: boolean[] = []
    const session = {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setSpellCheckerEnabled: (on: boolean) => void spell.push(on),
      on: (name: string, handler: (...args: never[]) => unknown) => keep(name)(handler),
      webRequest: { onBeforeRequest: keep('before-request') }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of a session that is used
    guardSession(session as unknown as Session, null, platform)
    return { call, spell }
  }

  it('grants no permission and no device', () => {
    const { call } = guarded('linux')
    for (const permission of [
      'media',
      'notifications',
      'geolocation',
      'clipboard-read',
      'fileSystem',
      'openExternal',
      'fullscreen'
    ]) {
      const answer = vi.fn()
      call('request', {}, permission, answer)
      expect(answer).toHaveBeenCalledExactlyOnceWith(false)
      expect(call('check', {}, permission)).toBe(false)
    }
    expect(call('device', {})).toBe(false)
  })

  it('downloads nothing and loads nothing remote', () => {
    const { call } = guarded('linux')
    const event = { preventDefault: vi.fn() }
    call('will-download', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    const answer = vi.fn()
    call('before-request', { url: 'https://example.com/pixel.png' }, answer)
    call('before-request', { url: 'app://uploader/index.html' }, answer)
    expect(answer.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]])
  })

  it('checks spelling where that needs no dictionary from a server', () => {
    expect(guarded('linux').spell).toEqual([false])
    expect(guarded('win32').spell).toEqual([false])
    expect(guarded('darwin').spell).toEqual([])
  })
})

it('a page opens no window, embeds none and goes nowhere', () => {
  const { handlers, keep, call } = recorder()
  const contents = {
    setWindowOpenHandler: keep('open'),
    on: (name: string, handler: (...args: never[]) => unknown) => keep(name)(handler)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of a page that is used
  lockDown(contents as unknown as WebContents, null)
  expect(call('open', { url: 'https://example.com/' })).toEqual({ action: 'deny' })
  const stopped = (name: string, url: string): boolean => {
    const preventDefault = vi.fn()
    call(name, { url, preventDefault })
    return preventDefault.mock.calls.length > 0
  }
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(stopped(name, 'https://example.com/'), name).toBe(true)
    expect(stopped(name, 'app://uploader/'), name).toBe(false)
  }
  expect(stopped('will-attach-webview', 'app://uploader/')).toBe(true)
  expect([...handlers.keys()]).toHaveLength(5)
})
