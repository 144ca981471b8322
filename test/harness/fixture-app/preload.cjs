const { contextBridge, ipcRenderer, webUtils } = require('electron')
contextBridge.exposeInMainWorld('fixture', {
  call: (name, value) => ipcRenderer.invoke('call', name, value),
  unhandled: () => ipcRenderer.invoke('nobody'),
  onNews: (listener) => {
    ipcRenderer.on('news', (_event, value) => listener(value))
  },
  pathsOf: (files) => files.map((file) => webUtils.getPathForFile(file))
})
