// Runs in every page of a window before any script of its own. The harness puts its settings and the text of the BUILT preload
// in place of the two markers. One JS world: a preload that leaks what it should not is not found out here, but on real Electron.
;(() => {
  const raw = { invoke: window.harnessInvoke, send: window.harnessSend, open: window.harnessOpenWindow }
  // The page itself must never hold the raw bridge.
  for (const name of ['harnessInvoke', 'harnessSend', 'harnessOpenWindow']) delete window[name]
  // Electron runs the preload in the main frame alone (nodeIntegrationInSubFrames is off).
  if (window !== window.top) return
  const settings = __SETTINGS__

  // The other side of pack.ts.
  const unpack = (packed) => ('json' in packed ? JSON.parse(packed.json) : packed.plain)

  const listeners = new Map()
  const listenersOf = (channel) => listeners.get(channel) ?? []
  const add = (channel, listener) => {
    listeners.set(channel, [...listenersOf(channel), listener])
    return ipcRenderer
  }
  const remove = (channel, listener) => {
    listeners.set(channel, listenersOf(channel).filter((one) => one !== listener && one.original !== listener))
    return ipcRenderer
  }
  const strict = (name, target) =>
    new Proxy(target, {
      get: (object, key) => {
        if (typeof key === 'symbol' || key in object || key === 'then') return object[key]
        throw new Error(`electron.${name}.${key} is not part of the Electron stand-in: add it in test/harness/electron-fake/page-side.js`)
      }
    })
  const ipcRenderer = strict('ipcRenderer', {
    async invoke(channel, ...args) {
      const reply = await raw.invoke(channel, structuredClone(args))
      if ('error' in reply) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`)
      return unpack(reply)
    },
    send: (channel, ...args) => void raw.send(channel, structuredClone(args)),
    on: add,
    addListener: add,
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel) => {
      listeners.delete(channel)
      return ipcRenderer
    },
    once: (channel, listener) => {
      const oneTime = (...args) => {
        remove(channel, oneTime)
        listener(...args)
      }
      oneTime.original = listener
      return add(channel, oneTime)
    }
  })

  // A dropped File is known by itself; the driver says beforehand which paths the coming drop carries, in order.
  const pathOfFile = new WeakMap()
  let expectedPaths = []
  window.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    files.forEach((file, index) => {
      const path = expectedPaths[index]
      if (path !== undefined) pathOfFile.set(file, path)
    })
  }, true)

  Object.defineProperty(window, 'harnessPage', {
    value: Object.freeze({
      emit: (channel, args) => listenersOf(channel).forEach((listener) => listener({ sender: ipcRenderer, ports: [] }, ...unpack(args))),
      expectDrop: (paths) => { expectedPaths = paths }
    })
  })

  // contextBridge: values are copied (prototypes and later changes do not cross), functions are proxied, the result is frozen.
  const isHostObject = (value) => value instanceof Blob || value instanceof Node
  const cross = (value) => {
    if (typeof value === 'function') return (...args) => cross(value(...args.map(cross)))
    if (value instanceof Promise) return value.then(cross)
    if (value === null || typeof value !== 'object' || isHostObject(value)) return value
    if (Array.isArray(value)) return Object.freeze(value.map(cross))
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)])))
  }
  const electron = strict('(preload)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key, api) => {
        if (key in window) throw new Error(`Cannot bind an API on top of an existing property on the window object`)
        Object.defineProperty(window, key, { value: cross(api), enumerable: true })
      }
    }),
    ipcRenderer,
    webUtils: strict('webUtils', {
      getPathForFile: (file) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File')
        return pathOfFile.get(file) ?? ''
      }
    })
  })

  // New windows: main decides, then nothing opens in the page.
  const openAbsolute = (url, name, features) => void raw.open(new URL(url, document.baseURI).href, name ?? '', features ?? '')
  window.open = (url = 'about:blank', name, features) => {
    openAbsolute(String(url), name, features)
    return null
  }
  const onLink = (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement && target.href !== '')
    const wantsWindow = link && (link.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1)
    if (!wantsWindow || event.defaultPrevented) return
    event.preventDefault()
    openAbsolute(link.href, link.target, '')
  }
  window.addEventListener('click', onLink)
  window.addEventListener('auxclick', onLink)

  // Main's own schemes in attributes and fetch: Chromium alone cannot load them.
  const toPageUrl = (url) => {
    const match = /^([a-z][a-z\d+.-]*):\/\/([^/?#]+)(.*)$/is.exec(String(url))
    return match && settings.schemes.includes(match[1]) ? `https://${match[2]}.${match[1]}.harness.test${match[3] || '/'}` : url
  }
  for (const type of [HTMLMediaElement, HTMLImageElement, HTMLSourceElement]) {
    const { get, set } = Object.getOwnPropertyDescriptor(type.prototype, 'src')
    Object.defineProperty(type.prototype, 'src', { get, set(url) { set.call(this, toPageUrl(url)) }, configurable: true, enumerable: true })
  }
  const { setAttribute } = Element.prototype
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === 'src' || name === 'poster' ? toPageUrl(value) : value)
  }
  const { fetch } = window
  window.fetch = (input, init) => fetch(typeof input === 'string' || input instanceof URL ? toPageUrl(input) : input, init)

  const preloadProcess = strict('(preload) process', {
    type: 'renderer', sandboxed: true, contextIsolated: true, platform: settings.platform, versions: settings.versions, env: {}, argv: []
  })
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name} (a sandboxed preload may require electron and little else)`)
  }
  const module = { exports: {} }
  // Written out here and not evaluated from a string: a Content-Security-Policy stays in force.
  ;(function (require, module, exports, process) {
__PRELOAD_TEXT__
  })(require, module, module.exports, preloadProcess)
})()
