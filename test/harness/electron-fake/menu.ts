import { EventEmitter } from 'node:events'
import { type Keys, matches, readAccelerator } from './accelerator.ts'
import { onOrder, report } from './control.ts'
import { roleOf, type RoleWindow } from './menu-roles.ts'
import { refuse, StrictEmitter } from './strict.ts'
import { openWindows } from './windows.ts'

type Window = RoleWindow & { isFocused(): boolean }
export interface MenuTemplate {
  id?: string
  label?: string
  role?: string
  type?: string
  accelerator?: string
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  registerAccelerator?: boolean
  submenu?: MenuTemplate[] | Menu
  click?: (item: MenuItem, window: unknown, event: object) => void
  [name: string]: unknown
}

/** 'quit', 'showAboutPanel': what a role asks of the app. */
export const roleOrders = new EventEmitter()

const ordering = ['before', 'after', 'beforeGroupContaining', 'afterGroupContaining']
const windows = (): Window[] => [...openWindows] as unknown as Window[]
const focused = (): Window | null => windows().find((window) => window.isFocused()) ?? null
let lastCommand = 0

/** One item of a menu; what it may do and show can be changed, as in Electron, the rest is fixed. */
export class MenuItem extends StrictEmitter {
  readonly id: string | undefined
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  readonly registerAccelerator: boolean
  readonly commandId = ++lastCommand
  readonly click: (event?: object, window?: unknown, contents?: unknown) => void
  label: string
  enabled: boolean
  visible: boolean
  menu: Menu | undefined
  /** Of neighbouring radio items one is checked. */
  group: Set<MenuItem> | null = null
  #checked: boolean

  constructor(template: MenuTemplate) {
    super()
    const role = roleOf(template.role?.toLowerCase())
    const submenu = template.submenu ?? (role?.submenu as MenuTemplate[] | undefined)
    this.id = template.id
    this.role = template.role?.toLowerCase()
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.type = template.type ?? (this.submenu === undefined ? 'normal' : 'submenu')
    this.label = template.label ?? role?.label ?? ''
    this.accelerator = template.accelerator ?? role?.accelerator
    this.registerAccelerator = template.registerAccelerator ?? role?.pageHasKeys !== true
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.#checked = template.checked ?? false
    for (const name of ordering) if (name in template) refuse(`Menu with '${name}'`)
    if (this.type === 'submenu' && !(this.submenu instanceof Menu))
      throw new Error('Invalid submenu')
    if (
      !['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'].includes(
        this.type
      )
    )
      throw new Error(`Unknown menu item type: ${this.type}`)
    this.click = (event = {}, window) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked
      const isSystems = process.platform === 'darwin' && this.role !== 'reload'
      if (role?.app && !isSystems) roleOrders.emit(role.app)
      else if (role?.window && !isSystems && window) role.window(window as Window)
      else template.click?.(this, window, event)
    }
  }

  get checked(): boolean {
    return this.#checked
  }
  /** A radio item is checked by whatever is set; it is unchecked by its neighbours. */
  set checked(on: boolean) {
    for (const other of this.group ?? []) other.#checked = false
    this.#checked = this.group === null ? on : true
  }
}

export class Menu extends StrictEmitter {
  static #applicationMenu: Menu | null = null
  static setApplicationMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu')
    Menu.#applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#applicationMenu
  }
  static buildFromTemplate(template: (MenuTemplate | MenuItem)[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const isValid = (item: unknown): boolean =>
      typeof item === 'object' &&
      item !== null &&
      (Object.hasOwn(item, 'label') ||
        Object.hasOwn(item, 'role') ||
        (item as MenuTemplate).type === 'separator')
    if (!template.every(isValid))
      throw new TypeError(
        'Invalid template for MenuItem: must have at least one of label, role or type'
      )
    const menu = new Menu()
    for (const item of foldSeparators(template))
      menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  readonly items: MenuItem[] = []
  append(item: MenuItem): void {
    this.insert(this.items.length, item)
  }
  insert(position: number, item: MenuItem): void {
    if (!(item instanceof MenuItem)) throw new TypeError('Invalid item')
    if (position < 0) throw new RangeError(`Position ${position} cannot be less than 0`)
    if (position > this.items.length)
      throw new RangeError(`Position ${position} cannot be greater than the total MenuItem count`)
    if (item.type === 'radio') {
      const before = this.items.slice(0, position)
      const neighbour = before
        .slice(before.findLastIndex(({ type }) => type === 'separator') + 1)
        .findLast(({ type }) => type === 'radio')
      item.group = neighbour?.group ?? new Set()
      item.group.add(item)
    }
    item.menu = this
    this.items.splice(position, 0, item)
  }
  popup(options: { window?: unknown } = {}): void {
    if (options === null || typeof options !== 'object')
      throw new TypeError('Options must be an object')
    if (!windows().includes(options.window as Window) && windows().length === 0)
      throw new Error('Cannot open Menu without a BaseWindow present')
    report({
      type: 'note',
      what: 'menu',
      value: this.items.map(({ label, type }) => label || type)
    })
  }
  getMenuItemById(id: string): MenuItem | null {
    return (
      this.items.find((item) => item.id === id) ??
      this.items.map(({ submenu }) => submenu?.getMenuItemById(id)).find(Boolean) ??
      null
    )
  }
}

/** Separators that follow on each other count once, those at an end not at all; hidden ones are left alone. */
function foldSeparators(items: (MenuTemplate | MenuItem)[]): (MenuTemplate | MenuItem)[] {
  const isLine = (item: MenuTemplate | MenuItem | undefined): boolean => item?.type === 'separator'
  const single = items.filter(
    (item, index) => item.visible === false || !isLine(item) || !isLine(items[index - 1])
  )
  return single.filter(
    (item, index) =>
      item.visible === false || !isLine(item) || (index !== 0 && index !== single.length - 1)
  )
}

/** Menus besides the application's in which a person may choose: those of the tray. */
export const otherMenus = new Set<Menu>()

/** Keys that the page left alone: those of an item of the application's menu choose it. */
export function pressKey(pressed: Keys): void {
  const find = (menu: Menu): MenuItem | undefined => {
    for (const item of menu.items) {
      const wanted =
        item.registerAccelerator && item.enabled && item.accelerator !== undefined
          ? readAccelerator(item.accelerator)
          : null
      const found =
        wanted !== null && matches(wanted, pressed) ? item : item.submenu && find(item.submenu)
      if (found) return found
    }
    return undefined
  }
  const menu = Menu.getApplicationMenu()
  if (menu) find(menu)?.click({ triggeredByAccelerator: true }, focused())
}

onOrder('choose-menu-item', ({ id }) => {
  const item =
    [Menu.getApplicationMenu(), ...otherMenus]
      .map((menu) => menu?.getMenuItemById(id) ?? null)
      .find((found) => found !== null) ?? null
  const refusal =
    item === null
      ? 'there is no such item'
      : !item.visible
        ? 'it is hidden'
        : !item.enabled
          ? 'it is greyed out'
          : null
  if (refusal === null) item?.click({ triggeredByAccelerator: false }, focused())
  report({ type: 'menu-choice', id, refusal })
})
