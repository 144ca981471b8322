import { contextBridge, ipcRenderer, webUtils } from 'electron'

// The preload may import Electron alone, so that it stays one file that a sandboxed renderer can load:
// the channel names are repeated here, and a contract test compares them.
const rpcChannel = 'rpc'
const deltaChannel = 'delta'

const call = (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(rpcChannel, name, input)

contextBridge.exposeInMainWorld('uploader', {
  call,
  addFiles: (files: File[], profileId: string): Promise<unknown> => {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    return call('queue.add', { profileId, paths })
  },
  onDelta: (listener: (delta: unknown) => void): (() => void) => {
    const forward = (_event: unknown, delta: unknown): void => listener(delta)
    ipcRenderer.on(deltaChannel, forward)
    return () => {
      ipcRenderer.removeListener(deltaChannel, forward)
    }
  }
})
