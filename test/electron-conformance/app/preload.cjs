const { contextBridge, ipcRenderer, webUtils } = require('electron')

globalThis.leaked = 'of the preload'
window.addEventListener('leak', () => {
  globalThis.heard = true
})
class Kind {
  constructor() {
    this.own = 1
  }
  get inherited() {
    return 2
  }
  method() {
    return 3
  }
}
const shared = { n: 1 }
let failure = null
try {
  contextBridge.exposeInMainWorld('location', {})
} catch (error) {
  failure = error.message
}

contextBridge.exposeInMainWorld('bridge', {
  number: 123,
  list: [1, { deep: [2] }],
  odd: {
    nothing: undefined,
    none: null,
    when: new Date(0),
    map: new Map([['a', 1]]),
    bytes: new Uint8Array([1, 2]),
    pattern: /a/i
  },
  kind: new Kind(),
  failure,
  give: () => ({ list: [1], made: 'there' }),
  same: (one, other) => one === other,
  back: (value) => value,
  call: (fn, ...args) => fn(...args),
  promise: (value) => Promise.resolve(value),
  fail: () => {
    throw Object.assign(new RangeError('oh no'), { code: 'E_OH' })
  },
  failLater: () => Promise.reject(Object.assign(new TypeError('later'), { code: 'E_LATER' })),
  failOddly: () => {
    throw 'not an error'
  },
  kindOf: (value) => Object.prototype.toString.call(value),
  twice: () => [shared, shared],
  circle: () => {
    const ring = { name: 'ring' }
    ring.self = ring
    return ring
  },
  seesPage: () => [typeof globalThis.pageOnly, typeof globalThis.push, typeof [].pushed],
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, listener) => {
    ipcRenderer.on(channel, (_event, ...args) => listener(...args))
  },
  once: (channel, listener) => {
    ipcRenderer.once(channel, (_event, ...args) => listener(...args))
  },
  forget: (channel) => {
    ipcRenderer.removeAllListeners(channel)
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  surroundings: () => [process.type, process.sandboxed, process.contextIsolated, typeof require]
})
