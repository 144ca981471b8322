import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { AppEvent, View } from '../../contract/ipc/app-event.ts'
import type { DesktopSummary } from './desktop-summary.ts'

export type Command = Extract<AppEvent, { type: 'command' }>['command']
export type Theme = 'system' | 'light' | 'dark'

/** What the menu's items do. */
export interface MenuActions {
  command: (command: Command) => void
  showView: (view: View) => void
  setTheme: (theme: Theme) => void
  openWebsite: () => void
  openLicences: () => void
  openDataFolder: () => void
}

export interface MenuOptions {
  platform: NodeJS.Platform
  /** Reload and developer tools are for developing alone. */
  packaged: boolean
  theme: Theme
  actions: MenuActions
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/** The app menu. Items that depend on the queue have an id and start as for an empty queue. */
export function menuTemplate({ platform, packaged, theme, actions }: MenuOptions): Item[] {
  const mac = platform === 'darwin'
  const command = (id: Command, label: string, accelerator?: string): Item => ({
    id,
    label,
    enabled: false,
    ...(accelerator !== undefined && { accelerator }),
    click: () => actions.command(id)
  })
  const place = (view: View, label: string, accelerator: string): Item => ({
    id: `view-${view}`,
    label,
    enabled: false,
    accelerator,
    click: () => actions.showView(view)
  })
  const settings = place('settings', mac ? 'Settings…' : 'Settings', 'CmdOrCtrl+,')
  const themeItem = (value: Theme, label: string): Item => ({
    id: `theme-${value}`,
    label,
    type: 'radio',
    checked: theme === value,
    click: () => actions.setTheme(value)
  })

  const file: Item = {
    label: 'File',
    submenu: [
      command('add-files', 'Add files…', 'CmdOrCtrl+O'),
      command('add-folder', 'Add folder…', 'CmdOrCtrl+Shift+O'),
      line,
      command('connect-account', 'Connect account…'),
      line,
      command('save-diagnostics', 'Save diagnostics…'),
      line,
      ...(mac ? [{ role: 'close' } as const] : [{ role: 'quit' } as const])
    ]
  }
  const edit: Item = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      { role: 'selectAll' },
      line,
      command('find', 'Find', 'CmdOrCtrl+F')
    ]
  }
  const view: Item = {
    label: 'View',
    submenu: [
      place('queue', 'Queue', 'CmdOrCtrl+1'),
      place('history', 'History', 'CmdOrCtrl+2'),
      place('accounts', 'Accounts', 'CmdOrCtrl+3'),
      ...(mac ? [] : [settings]),
      line,
      {
        label: 'Appearance',
        submenu: [
          themeItem('system', 'As the system'),
          themeItem('light', 'Light'),
          themeItem('dark', 'Dark')
        ]
      },
      line,
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      line,
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const])
    ]
  }
  const queue: Item = {
    label: 'Queue',
    submenu: [
      command('pause', 'Pause after this one', 'CmdOrCtrl+Shift+P'),
      command('stop-now', 'Stop now', 'CmdOrCtrl+.'),
      command('resume', 'Resume sending', 'CmdOrCtrl+Shift+S'),
      line,
      command('retry-failed', 'Retry failed', 'CmdOrCtrl+Shift+T'),
      command('clear-finished', 'Clear finished', 'CmdOrCtrl+Shift+K')
    ]
  }
  const help: Item = {
    role: 'help',
    submenu: [
      { label: 'Open aetherhq.dev', click: actions.openWebsite },
      { label: 'Licences', click: actions.openLicences },
      { label: 'Open the data folder', click: actions.openDataFolder },
      ...(mac ? [] : [line, { role: 'about' } as const])
    ]
  }
  const appMenu: Item = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' }
    ]
  }
  return [...(mac ? [appMenu] : []), file, edit, view, queue, { role: 'windowMenu' }, help]
}

/** Which of the menu's items can be chosen now, by id. */
export function enabledItems(summary: DesktopSummary): Record<Command | `view-${View}`, boolean> {
  const { open, hasAccount, paused, stopping, sending, unsent, failed, finished } = summary
  return {
    'add-files': open && hasAccount,
    'add-folder': open && hasAccount,
    'connect-account': open,
    'save-diagnostics': open,
    find: open,
    pause: open && !paused && unsent > 0,
    'stop-now': open && sending > 0 && (!paused || stopping),
    resume: open && paused,
    'retry-failed': open && failed > 0,
    'clear-finished': open && finished > 0,
    'view-queue': open,
    'view-history': open,
    'view-accounts': open,
    'view-settings': open
  }
}

export type AppMenu = ReturnType<typeof installAppMenu>

/** Puts the application menu up. Its items are changed in place: a menu that is open stays open. */
export function installAppMenu(options: MenuOptions) {
  const menu = Menu.buildFromTemplate(menuTemplate(options))
  Menu.setApplicationMenu(menu)
  return {
    /** Lets each item be chosen or not, as the queue stands. */
    update(summary: DesktopSummary) {
      for (const [id, enabled] of Object.entries(enabledItems(summary))) {
        const item = menu.getMenuItemById(id)
        if (item !== null && item.enabled !== enabled) item.enabled = enabled
      }
    },
    setTheme(theme: Theme) {
      const item = menu.getMenuItemById(`theme-${theme}`)
      if (item !== null) item.checked = true
    }
  }
}
