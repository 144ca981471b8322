import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { AppEvent, View } from '../../contract/ipc/app-event.ts'
import { t } from '../../contract/messages/say.ts'
import type { DesktopSummary } from './desktop-summary.ts'

export type Command = Extract<AppEvent, { type: 'command' }>['command']
export type Theme = 'system' | 'light' | 'dark'

/** The actions of the menu items. */
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
  /** False shows reload and developer tools, for development only. */
  packaged: boolean
  theme: Theme
  actions: MenuActions
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/**
 * Returns the app menu. Items that depend on the queue have an id and start as for an empty queue.
 */
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
  const settings = place('settings', t('desktop.menu.settings', { platform }), 'CmdOrCtrl+,')
  const themeItem = (value: Theme, label: string): Item => ({
    id: `theme-${value}`,
    label,
    type: 'radio',
    checked: theme === value,
    click: () => actions.setTheme(value)
  })

  const about: Item = { role: 'about', label: t('desktop.role.about', { platform }) }
  const close: Item = { role: 'close', label: t('desktop.role.close', { platform }) }
  const quit: Item = { role: 'quit', label: t('desktop.role.quit', { platform }) }
  const developing: Item[] = [
    line,
    { role: 'reload', label: t('desktop.role.reload') },
    { role: 'toggleDevTools', label: t('desktop.role.toggle-dev-tools') }
  ]

  const file: Item = {
    label: t('desktop.menu.file'),
    submenu: [
      command('add-files', t('desktop.menu.add-files'), 'CmdOrCtrl+O'),
      command('add-folder', t('desktop.menu.add-folder'), 'CmdOrCtrl+Shift+O'),
      line,
      command('connect-account', t('desktop.menu.connect-account')),
      line,
      command('save-diagnostics', t('desktop.menu.save-diagnostics')),
      line,
      mac ? close : quit
    ]
  }
  const edit: Item = {
    label: t('desktop.menu.edit'),
    submenu: [
      { role: 'undo', label: t('desktop.role.undo') },
      { role: 'redo', label: t('desktop.role.redo') },
      line,
      { role: 'cut', label: t('desktop.role.cut') },
      { role: 'copy', label: t('desktop.role.copy') },
      { role: 'paste', label: t('desktop.role.paste') },
      { role: 'delete', label: t('desktop.role.delete') },
      { role: 'selectAll', label: t('desktop.role.select-all') },
      line,
      command('find', t('desktop.menu.find'), 'CmdOrCtrl+F')
    ]
  }
  const view: Item = {
    label: t('desktop.menu.view'),
    submenu: [
      place('queue', t('desktop.menu.queue'), 'CmdOrCtrl+1'),
      place('history', t('desktop.menu.history'), 'CmdOrCtrl+2'),
      place('accounts', t('desktop.menu.accounts'), 'CmdOrCtrl+3'),
      ...(mac ? [] : [settings]),
      line,
      {
        label: t('desktop.menu.appearance'),
        submenu: [
          themeItem('system', t('desktop.menu.as-the-system')),
          themeItem('light', t('desktop.menu.light')),
          themeItem('dark', t('desktop.menu.dark'))
        ]
      },
      line,
      { role: 'zoomIn', label: t('desktop.role.zoom-in') },
      { role: 'zoomOut', label: t('desktop.role.zoom-out') },
      { role: 'resetZoom', label: t('desktop.role.reset-zoom') },
      line,
      { role: 'togglefullscreen', label: t('desktop.role.toggle-full-screen') },
      ...(packaged ? [] : developing)
    ]
  }
  const queue: Item = {
    label: t('desktop.menu.queue'),
    submenu: [
      command('pause', t('desktop.menu.pause'), 'CmdOrCtrl+Shift+P'),
      command('stop-now', t('desktop.menu.stop-now'), 'CmdOrCtrl+.'),
      command('resume', t('desktop.menu.resume'), 'CmdOrCtrl+Shift+S'),
      line,
      command('retry-failed', t('desktop.menu.retry-failed'), 'CmdOrCtrl+Shift+T'),
      command('clear-finished', t('desktop.menu.clear-finished'), 'CmdOrCtrl+Shift+K')
    ]
  }
  const help: Item = {
    role: 'help',
    label: t('desktop.role.help'),
    submenu: [
      { label: t('desktop.menu.website'), click: actions.openWebsite },
      { label: t('desktop.menu.licences'), click: actions.openLicences },
      { label: t('desktop.menu.data-folder'), click: actions.openDataFolder },
      ...(mac ? [] : [line, about])
    ]
  }
  const appMenu: Item = {
    role: 'appMenu',
    label: t('product'),
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services', label: t('desktop.role.services') },
      line,
      { role: 'hide', label: t('desktop.role.hide') },
      { role: 'hideOthers', label: t('desktop.role.hide-others') },
      { role: 'unhide', label: t('desktop.role.unhide') },
      line,
      quit
    ]
  }
  const windowMenu: Item = {
    role: 'windowMenu',
    label: t('desktop.role.window'),
    submenu: [
      { role: 'minimize', label: t('desktop.role.minimize') },
      { role: 'zoom', label: t('desktop.role.zoom') },
      ...(mac ? [line, { role: 'front', label: t('desktop.role.front') } as const] : [close])
    ]
  }
  return [...(mac ? [appMenu] : []), file, edit, view, queue, windowMenu, help]
}

/** Returns which menu items are enabled now, by id. */
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

/** Installs the application menu. Changes its items in place, so that an open menu stays open. */
export function installAppMenu(options: MenuOptions) {
  const menu = Menu.buildFromTemplate(menuTemplate(options))
  Menu.setApplicationMenu(menu)
  return {
    /** Enables or disables each item for the current queue. */
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
