import { Menu } from 'electron'
import { enabledItems, menuTemplate } from './menu-template.ts'
import type { MenuOptions, Theme } from './menu-template.ts'
import type { DesktopSummary } from './desktop-summary.ts'

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
