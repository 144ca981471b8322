import { contextBridge, ipcRenderer, webUtils } from 'electron'

// The preload may import only Electron, so that it stays one file that a sandboxed renderer can
// load: it repeats the channel names, and a contract test compares them.
const rpcChannel = 'rpc'
const deltaChannel = 'delta'
const appEventChannel = 'app-event'

const call = (name: string, input: unknown): Promise<unknown> =>
  ipcRenderer.invoke(rpcChannel, name, input)

/** Passes on what comes on a channel, without Electron's event object. Returns the way to stop. */
const listen = (channel: string, listener: (message: unknown) => void): (() => void) => {
  const forward = (_event: unknown, message: unknown): void => listener(message)
  ipcRenderer.on(channel, forward)
  return () => {
    ipcRenderer.removeListener(channel, forward)
  }
}

contextBridge.exposeInMainWorld('uploader', {
  call,
  addFiles: (files: File[], profileId: string): Promise<unknown> => {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    // What comes out of another program, as a picture of a web page does, has no path.
    if (paths.length === 0)
      return Promise.resolve({
        ok: true,
        value: {
          jobIds: [],
          added: 0,
          notAdded: files.map(({ name }) => ({ name, outcome: 'unreadable', reason: null }))
        }
      })
    return call('queue.add', { profileId, paths })
  },
  onDelta: (listener: (delta: unknown) => void): (() => void) => listen(deltaChannel, listener),
  onAppEvent: (listener: (event: unknown) => void): (() => void) =>
    listen(appEventChannel, listener)
})
