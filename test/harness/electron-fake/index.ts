// The stand-in for the module 'electron' in the main process. What it lacks throws by name; what it cannot cover is listed in
// docs/adr on the harness: preload isolation, the OS sandbox, fuses, native menus and dialogs, real notifications, auto-update.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { clipboard, crashReporter, Notification, powerMonitor, powerSaveBlocker, safeStorage, screen, shell } from './desktop.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'
import { strict, unimplemented } from './strict.ts'
import { nativeImage as image, Tray } from './tray.ts'

const nativeImage = strict('nativeImage', image)

export {
  app, BrowserWindow, clipboard, crashReporter, dialog, ipcMain, Menu, MenuItem, nativeImage, nativeTheme, net, Notification, powerMonitor, powerSaveBlocker,
  protocol, safeStorage, screen, session, shell, Tray
}
export const autoUpdater = unimplemented('autoUpdater')
export const BaseWindow = unimplemented('BaseWindow')
export const contentTracing = unimplemented('contentTracing')
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
  app, BrowserWindow, clipboard, crashReporter, dialog, ipcMain, Menu, nativeImage, nativeTheme, net, Notification, powerMonitor, powerSaveBlocker,
  protocol, safeStorage, screen, session, shell, Tray, autoUpdater, BaseWindow, contentTracing, desktopCapturer, globalShortcut, MenuItem,
  MessageChannelMain, netLog, systemPreferences, TouchBar, utilityProcess, webContents, webFrameMain, WebContentsView
})
