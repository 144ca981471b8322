// The stand-in for the module 'electron' in the main process. What it lacks throws by name; how far it goes is held by the list in
// test/electron-conformance, what it cannot cover is listed in docs/adr on the harness.
import './archives.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { clipboard, Notification, powerSaveBlocker, screen, shell } from './desktop.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem, roleOrders } from './menu.ts'
import { nativeImage as image } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { powerMonitor } from './power-monitor.ts'
import { protocol } from './protocol.ts'
import { safeStorage } from './safe-storage.ts'
import { session } from './session.ts'
import { strict, unimplemented } from './strict.ts'
import { Tray } from './tray.ts'

const nativeImage = strict('nativeImage', image)
roleOrders.on('quit', () => app.quit())
roleOrders.on('showAboutPanel', () => app.showAboutPanel())

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray
}
export const autoUpdater = unimplemented('autoUpdater')
export const BaseWindow = unimplemented('BaseWindow')
export const contentTracing = unimplemented('contentTracing')
export const crashReporter = unimplemented('crashReporter')
export const desktopCapturer = unimplemented('desktopCapturer')
export const globalShortcut = unimplemented('globalShortcut')
export const MessageChannelMain = unimplemented('MessageChannelMain')
export const netLog = unimplemented('netLog')
export const systemPreferences = unimplemented('systemPreferences')
export const TouchBar = unimplemented('TouchBar')
export const utilityProcess = unimplemented('utilityProcess')
export const webContents = unimplemented('webContents')
export const webFrameMain = unimplemented('webFrameMain')
export const WebContentsView = unimplemented('WebContentsView')

export default strict('(main)', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  autoUpdater,
  BaseWindow,
  contentTracing,
  crashReporter,
  desktopCapturer,
  globalShortcut,
  MessageChannelMain,
  netLog,
  systemPreferences,
  TouchBar,
  utilityProcess,
  webContents,
  webFrameMain,
  WebContentsView
})
