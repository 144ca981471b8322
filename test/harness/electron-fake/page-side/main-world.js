// Runs in the page's own world before any script of the page. It makes plain Chromium look like Electron from here: main's own
// schemes, what the page may ask of the system, and whether the window is hidden.
import { openBridge } from './bridge.js'

if (window === window.top) {
  const settings = __SETTINGS__
  let main
  let isVisible = settings.visible

  const freeze = (value) => {
    if (
      (typeof value !== 'object' && typeof value !== 'function') ||
      value === null ||
      ArrayBuffer.isView(value) ||
      Object.isFrozen(value)
    )
      return value
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
    return value
  }
  const expose = (port, key, api) => {
    if (key in window)
      return port.dispatchEvent(
        new CustomEvent('refused', {
          detail: 'Cannot bind an API on top of an existing property on the window object'
        })
      )
    return Object.defineProperty(window, key, { value: freeze(api), enumerable: true })
  }
  window.addEventListener(
    settings.hello,
    (event) => {
      event.stopImmediatePropagation()
      const port = event.relatedTarget
      openBridge(
        port,
        'page',
        (what) => main.notPart(what),
        (subject, value) => {
          if (subject === 'begin') main = value
          else if (subject === 'visible') setVisible(value)
          else expose(port, subject.slice('expose '.length), value)
        }
      )
    },
    { once: true, capture: true }
  )

  // Main's own schemes: Chromium alone cannot load them.
  const toPageUrl = (url) => {
    const match = /^([a-z][a-z\d+.-]*):\/\/([^/?#]+)(.*)$/is.exec(String(url))
    return match && Object.hasOwn(settings.schemes, match[1])
      ? `https://${match[2]}.${match[1]}.harness.test${match[3] || '/'}`
      : url
  }
  const fromPageUrl = (url) =>
    String(url).replace(/^https:\/\/([^/:?#]+)\.([a-z\d+-]+)\.harness\.test(?=[/?#]|$)/i, '$2://$1')
  const change = (target, name, { get, set }) => {
    const before = Object.getOwnPropertyDescriptor(target, name)
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: true,
      get() {
        return get(before.get.call(this))
      },
      ...(set && {
        set(value) {
          before.set.call(this, set(value))
        }
      })
    })
  }
  const owners = {
    src: [HTMLMediaElement, HTMLImageElement, HTMLSourceElement, HTMLScriptElement],
    href: [HTMLAnchorElement, HTMLAreaElement, HTMLLinkElement],
    currentSrc: [HTMLMediaElement, HTMLImageElement],
    URL: [Document],
    documentURI: [Document],
    referrer: [Document],
    baseURI: [Node],
    url: [Request, Response],
    responseURL: [XMLHttpRequest],
    origin: [MessageEvent],
    name: [PerformanceEntry]
  }
  for (const [name, kinds] of Object.entries(owners)) {
    for (const { prototype } of kinds)
      change(prototype, name, {
        get: fromPageUrl,
        ...((name === 'src' || name === 'href') && { set: toPageUrl })
      })
  }
  change(window, 'origin', { get: fromPageUrl, set: (value) => value })
  const { setAttribute } = Element.prototype
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(
      this,
      name,
      ['src', 'href', 'poster'].includes(name) ? toPageUrl(value) : value
    )
  }
  const { open } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    return open.call(this, method, toPageUrl(url), ...rest)
  }
  const { fetch } = window
  window.fetch = (input, init) => {
    if (typeof input !== 'string' && !(input instanceof URL)) return fetch(input, init)
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(input)?.[1]
    if (
      Object.hasOwn(settings.schemes, scheme) &&
      settings.schemes[scheme].supportFetchAPI !== true
    ) {
      console.error(`Fetch API cannot load ${input}. URL scheme "${scheme}" is not supported.`)
      return Promise.reject(new TypeError('Failed to fetch'))
    }
    return fetch(toPageUrl(input), init)
  }

  // New windows: main decides, then nothing opens in the page.
  window.open = (url = '', name = '', features = '') => {
    main.openWindow(
      url === '' ? 'about:blank' : new URL(url, document.baseURI).href,
      String(name),
      String(features)
    )
    return null
  }

  // Permissions are asked for when they are needed. What main grants must then be there; that much the stand-in does for full screen alone.
  const guard = (owner, method, permission, refused, granted) => {
    const original = owner?.[method]
    if (!original) return
    owner[method] = async function (...args) {
      if (!(await main.mayDo(permission))) return refused.call(this, args)
      return granted
        ? original.apply(this, args)
        : main.notPart(`session with '${permission}' granted`)
    }
  }
  const fails = (name) => () => {
    throw new DOMException('Permission denied', name)
  }
  const notAllowed = fails('NotAllowedError')
  // Electron does not tell the page that it may not.
  guard(Element.prototype, 'requestFullscreen', 'fullscreen', () => new Promise(() => {}), true)
  guard(Element.prototype, 'requestPointerLock', 'pointerLock', fails('SecurityError'))
  guard(navigator.mediaDevices, 'getUserMedia', 'media', notAllowed)
  guard(Geolocation.prototype, 'getCurrentPosition', 'geolocation', ([, failed]) =>
    failed?.({ code: 1, message: 'User denied Geolocation' })
  )
  guard(Geolocation.prototype, 'watchPosition', 'geolocation', ([, failed]) =>
    failed?.({ code: 1, message: 'User denied Geolocation' })
  )
  guard(window.Notification, 'requestPermission', 'notifications', () => 'denied')
  guard(navigator.clipboard, 'readText', 'clipboard-read', notAllowed)
  guard(navigator.clipboard, 'read', 'clipboard-read', notAllowed)
  guard(navigator.clipboard, 'writeText', 'clipboard-sanitized-write', notAllowed)
  guard(navigator.clipboard, 'write', 'clipboard-sanitized-write', notAllowed)
  guard(navigator, 'requestMIDIAccess', 'midi', notAllowed)
  guard(navigator.keyboard, 'lock', 'keyboardLock', notAllowed)
  guard(navigator.wakeLock, 'request', 'screen-wake-lock', notAllowed)
  guard(navigator.storage, 'persist', 'persistent-storage', () => false)
  guard(window, 'getScreenDetails', 'window-management', notAllowed)
  guard(window, 'queryLocalFonts', 'local-fonts', notAllowed)
  guard(window.IdleDetector, 'requestPermission', 'idle-detection', () => 'denied')
  for (const [owner, methods] of [
    [navigator.mediaDevices, ['getDisplayMedia', 'selectAudioOutput']],
    [navigator.usb, ['requestDevice']],
    [navigator.hid, ['requestDevice']],
    [navigator.serial, ['requestPort']],
    [navigator.bluetooth, ['requestDevice']],
    [navigator, ['getUserMedia', 'requestMediaKeySystemAccess']],
    [document, ['requestStorageAccess']],
    [Element.prototype, ['webkitRequestFullscreen']],
    [window, ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']]
  ])
    for (const method of methods)
      if (owner?.[method]) owner[method] = () => main.notPart(`page: ${method}`)
  const electronNames = {
    camera: 'media',
    microphone: 'media',
    'clipboard-write': 'clipboard-sanitized-write'
  }
  const { query } = Permissions.prototype
  Permissions.prototype.query = async function (descriptor) {
    const status = await query.call(this, descriptor)
    const state = (await main.isAllowed(electronNames[descriptor.name] ?? descriptor.name))
      ? 'granted'
      : 'denied'
    return Object.defineProperty(status, 'state', { value: state })
  }

  // A hidden window's page draws nothing and its timers come once a second.
  let waiting = new Map()
  const { requestAnimationFrame, cancelAnimationFrame, setTimeout, setInterval } = window
  window.requestAnimationFrame = (callback) => {
    if (isVisible) return requestAnimationFrame(callback)
    const id = -1 - waiting.size
    waiting.set(id, callback)
    return id
  }
  window.cancelAnimationFrame = (id) => {
    if (!waiting.delete(id)) cancelAnimationFrame(id)
  }
  window.setTimeout = (callback, ms, ...args) =>
    setTimeout(callback, isVisible ? ms : Math.max(1000, Number(ms) || 0), ...args)
  window.setInterval = (callback, ms, ...args) => {
    let last = -Infinity
    return setInterval(() => {
      if (!isVisible && performance.now() - last < 1000) return
      last = performance.now()
      callback(...args)
    }, ms)
  }
  const setVisible = (visible) => {
    isVisible = visible
    if (!visible) return
    const late = waiting
    waiting = new Map()
    for (const callback of late.values()) requestAnimationFrame(callback)
  }
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isVisible ? 'visible' : 'hidden')
  })
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !isVisible })
}
