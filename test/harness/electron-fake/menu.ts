import { onOrder, report } from './control.ts'
import { StrictEmitter } from './strict.ts'

export interface MenuTemplate {
  id?: string
  label?: string
  role?: string
  type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio'
  accelerator?: string
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  submenu?: MenuTemplate[] | Menu
  click?: (item: MenuItem) => void
}

/** One item of a menu; what it may do and show can be changed, as in Electron, the rest is fixed. */
export class MenuItem extends StrictEmitter {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: NonNullable<MenuTemplate['type']>
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  readonly #menu: Menu
  readonly #click: MenuTemplate['click']
  #checked: boolean

  constructor(template: MenuTemplate, menu: Menu) {
    super()
    const { id, label, role, submenu } = template
    if (label === undefined && role === undefined && template.type !== 'separator') throw new TypeError('Invalid template for MenuItem: must have label, role or type')
    this.id = id
    this.label = label ?? ''
    this.role = role
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.type = template.type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.accelerator = template.accelerator
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.#checked = template.checked ?? false
    this.#click = template.click
    this.#menu = menu
  }

  get checked(): boolean {
    return this.#checked
  }
  /** Of neighbouring radio items one is checked. */
  set checked(on: boolean) {
    if (this.type === 'radio' && on) for (const item of this.#menu.items) if (item.type === 'radio') item.#checked = false
    this.#checked = on
  }

  /** A person chooses it. */
  choose(): void {
    if (this.type === 'radio') this.checked = true
    if (this.type === 'checkbox') this.checked = !this.checked
    this.#click?.(this)
  }
}

export class Menu extends StrictEmitter {
  static #applicationMenu: Menu | null = null
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#applicationMenu
  }
  static buildFromTemplate(template: MenuTemplate[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const item of template) menu.items.push(new MenuItem(item, menu))
    return menu
  }

  readonly items: MenuItem[] = []
  append(item: MenuItem): void {
    this.items.push(item)
  }
  popup(): void {
    report({ type: 'note', what: 'menu', value: this.items.map(({ label, role, type }) => label || (role ?? type)) })
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
}

/** Menus besides the application's in which a person may choose: those of the tray. */
export const otherMenus = new Set<Menu>()

onOrder('choose-menu-item', ({ id }) => {
  const item = [Menu.getApplicationMenu(), ...otherMenus].map((menu) => menu?.getMenuItemById(id) ?? null).find((found) => found !== null)
  const refusal = item === undefined || item === null ? 'there is no such item' : !item.visible ? 'it is hidden' : !item.enabled ? 'it is greyed out' : null
  if (refusal === null) item?.choose()
  report({ type: 'menu-choice', id, refusal })
})
