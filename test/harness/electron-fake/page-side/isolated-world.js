// Runs in a world of its own in every page of a window, before any script of the page. The harness puts its settings and the text
// of the BUILT preload in place of the two markers. What the preload leaves on its globals stays here.
import { openBridge } from './bridge.js'
import { decode, encode } from './wire.js'

// Electron runs the preload in the main frame alone (nodeIntegrationInSubFrames is off).
if (window === window.top) {
  const settings = __SETTINGS__
  const binding = globalThis.harnessToMain
  const tell = (kind, message) => binding(encode({ kind, ...message }))
  const notPart = (what) => {
    const message = `electron.${what} is not part of the Electron stand-in: add it in test/harness/electron-fake/page-side, as Electron behaves`
    tell('unimplemented', { message })
    throw new Error(message)
  }
  const strict = (name, target) =>
    new Proxy(target, {
      get: (object, key) => {
        if (typeof key === 'symbol' || key in object || key === 'then') return object[key]
        return notPart(`${name}.${key}`)
      }
    })

  // Questions to main and their answers.
  const asked = new Map()
  let lastAsked = 0
  const ask = (kind, message) => {
    const { promise, resolve } = Promise.withResolvers()
    asked.set(++lastAsked, resolve)
    try {
      tell(kind, { id: lastAsked, ...message })
    } catch (error) {
      return Promise.reject(error)
    }
    return promise
  }

  const listeners = new Map()
  const listenersOf = (channel) => listeners.get(channel) ?? []
  const add = (channel, listener) => {
    listeners.set(channel, [...listenersOf(channel), listener])
    return ipcRenderer
  }
  const remove = (channel, listener) => {
    listeners.set(
      channel,
      listenersOf(channel).filter((one) => one !== listener && one.original !== listener)
    )
    return ipcRenderer
  }
  const ipcRenderer = strict('ipcRenderer', {
    async invoke(channel, ...args) {
      const reply = await ask('invoke', { channel, args })
      if ('error' in reply)
        throw new Error(`Error invoking remote method '${channel}': ${reply.error}`)
      return reply.value
    },
    send: (channel, ...args) => tell('send', { channel, args }),
    on: add,
    addListener: add,
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel) => {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
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

  // A dropped File is the same one in both worlds; the driver says beforehand which paths the coming drop carries, in order.
  const pathOfFile = new Map()
  let expectedPaths = []
  window.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      files.forEach((file, index) => {
        const path = expectedPaths[index]
        if (path !== undefined) pathOfFile.set(file, path)
      })
    },
    true
  )

  const port = document.createElement('i')
  window.dispatchEvent(new MouseEvent(settings.hello, { relatedTarget: port }))
  const bridge = openBridge(port, 'preload', notPart, () => {})
  // What the page's world needs of main, besides what the preload gives it.
  bridge.post('begin', {
    notPart,
    openWindow: (url, name, features) => tell('open', { url, name, features }),
    mayDo: (permission) => ask('permission-request', { permission }),
    isAllowed: (permission) => ask('permission-check', { permission })
  })

  const electron = strict('(preload)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key, api) => {
        let problem = null
        const hear = ({ detail }) => {
          problem = detail
        }
        port.addEventListener('refused', hear, { once: true })
        bridge.post(`expose ${key}`, api)
        port.removeEventListener('refused', hear)
        if (problem !== null) throw new Error(problem)
      }
    }),
    ipcRenderer,
    webUtils: strict('webUtils', {
      getPathForFile: (file) => {
        if (!(file instanceof File))
          throw new TypeError(
            "Failed to execute 'getPathForFile' on 'webUtils': parameter 1 is not of type 'File'."
          )
        return pathOfFile.get(file) ?? ''
      }
    })
  })

  // Main speaks to this world alone.
  globalThis.harnessPage = {
    take(text) {
      const { channel, args } = decode(text)
      for (const listener of listenersOf(channel))
        listener({ sender: ipcRenderer, ports: [] }, ...args)
    },
    answer(id, text) {
      asked.get(id)?.(decode(text))
      asked.delete(id)
    },
    expectDrop(paths) {
      expectedPaths = paths
    },
    setVisible(visible) {
      isVisible = visible
      bridge.post('visible', visible)
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }
  }
  let isVisible = settings.visible
  Object.defineProperty(document, 'visibilityState', {
    get: () => (isVisible ? 'visible' : 'hidden')
  })
  Object.defineProperty(document, 'hidden', { get: () => !isVisible })

  // Links that want a window of their own: main decides, then nothing opens here.
  const onLink = (event) => {
    const link = event
      .composedPath()
      .find((target) => target instanceof HTMLAnchorElement && target.href !== '')
    const wantsWindow =
      link &&
      (link.target === '_blank' ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.button === 1)
    if (!wantsWindow || event.defaultPrevented) return
    event.preventDefault()
    tell('open', { url: link.href, name: link.target, features: '' })
  }
  window.addEventListener('click', onLink)
  window.addEventListener('auxclick', onLink)

  // What the page makes of an event is known once all of its listeners have had it.
  const afterPage = (type, react) =>
    window.addEventListener(
      type,
      (event) => {
        const target = event.composedPath()[0]
        setTimeout(() => {
          if (!event.defaultPrevented) react(event, target)
        }, 0)
      },
      true
    )
  afterPage('contextmenu', (event, target) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    const selectionText = isField
      ? target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
      : String(getSelection() ?? '')
    const isEditable =
      (isField && !target.readOnly && !target.disabled) || target.isContentEditable === true
    tell('context-menu', {
      params: { x: event.clientX, y: event.clientY, isEditable, selectionText }
    })
  })
  // Keys that the page leaves alone may be those of a menu item.
  afterPage('keydown', (event) => {
    if (!event.isComposing)
      tell('key', {
        key: event.key,
        ctrl: event.ctrlKey,
        shift: event.shiftKey,
        alt: event.altKey,
        meta: event.metaKey
      })
  })
  document.addEventListener('DOMContentLoaded', () => {
    let title
    const tellTitle = () => {
      if (document.title === title) return
      title = document.title
      tell('title', { title })
    }
    if (document.title !== '') tellTitle()
    if (document.head)
      new MutationObserver(tellTitle).observe(document.head, {
        childList: true,
        subtree: true,
        characterData: true
      })
  })

  const preloadProcess = strict('(preload) process', {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: settings.platform,
    versions: settings.versions,
    env: {},
    argv: []
  })
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  try {
    // Written out here and not evaluated from a string: a Content-Security-Policy stays in force.
    ;(function (require, module, exports, process) {
      __PRELOAD_TEXT__
    })(require, module, module.exports, preloadProcess)
  } catch (error) {
    console.error(error)
    tell('preload-error', { message: String(error?.message ?? error) })
  }
}
