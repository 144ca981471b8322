import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { appEventSchema, viewSchema } from '../../contract/ipc/app-event.ts'
import type { MenuActions } from './menu-template.ts'
import { desktopSummary } from './desktop-summary.ts'
import type { DesktopSummary } from './desktop-summary.ts'

// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => ({}))
const { enabledItems, menuTemplate } = await import('./menu-template.ts')

const actions = (): MenuActions => ({
  command: vi.fn(),
  showView: vi.fn(),
  setTheme: vi.fn(),
  openWebsite: vi.fn(),
  openLicences: vi.fn(),
  openDataFolder: vi.fn()
})
const template = (
  platform: NodeJS.Platform,
  packaged = true,
  does = actions()
): MenuItemConstructorOptions[] =>
  menuTemplate({ platform, packaged, theme: 'dark', actions: does })

function flat(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

const empty: DesktopSummary = {
  ...desktopSummary([], null, [], 0, () => 0),
  open: true,
  hasAccount: true
}
const commands = appEventSchema.options.find((option) => option.shape.type.value === 'command')

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('gives each key to one item, in a form that Electron reads', () => {
    const keys = flat(template(platform)).flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^CmdOrCtrl\+(Shift\+)?([A-Z0-9]|,|\.)$/)
  })

  it('has every place and every command of the window', () => {
    const ids = new Set(flat(template(platform)).map(({ id }) => id))
    for (const view of viewSchema.options) expect(ids).toContain(`view-${view}`)
    if (commands === undefined || !('command' in commands.shape))
      throw new Error('the contract names no commands')
    for (const command of commands.shape.command.options) expect(ids).toContain(command)
  })

  it('knows of each item that depends on the queue whether it can be chosen', () => {
    const ids = flat(template(platform)).flatMap(({ id, enabled }) =>
      enabled === false && id !== undefined ? [id] : []
    )
    expect(Object.keys(enabledItems(empty)).toSorted()).toEqual(ids.toSorted())
  })

  it('has no developer tools once it is packaged', () => {
    const roles = (packaged: boolean): unknown[] =>
      flat(template(platform, packaged)).map(({ role }) => role)
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(true)).not.toContain('reload')
    expect(roles(false)).toContain('toggleDevTools')
  })

  it('has a label of ours for each item: Electron knows its own in English alone', () => {
    const bare = flat(template(platform, false)).filter(
      ({ type, label }) => type !== 'separator' && label === undefined
    )
    expect(bare).toEqual([])
  })

  it('can quit and has the roles that text fields need', () => {
    const roles = flat(template(platform)).map(({ role }) => role)
    for (const role of [
      'quit',
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'zoomIn',
      'zoomOut',
      'resetZoom'
    ] as const)
      expect(roles).toContain(role)
  })
})

it('an item does what it says', () => {
  const does = actions()
  for (const item of flat(template('linux', true, does)))
    if (item.id === 'pause' || item.id === 'view-history' || item.id === 'theme-light')
      item.click?.(...([] as unknown as Parameters<NonNullable<typeof item.click>>))
  expect(does.command).toHaveBeenCalledExactlyOnceWith('pause')
  expect(does.showView).toHaveBeenCalledExactlyOnceWith('history')
  expect(does.setTheme).toHaveBeenCalledExactlyOnceWith('light')
})

it.each<[string, Partial<DesktopSummary>, Partial<ReturnType<typeof enabledItems>>]>([
  [
    'nothing before a queue is open',
    { open: false, unsent: 3, failed: 1 },
    {
      'add-files': false,
      pause: false,
      'retry-failed': false,
      'view-settings': false,
      'save-diagnostics': false
    }
  ],
  [
    'no files without an account',
    { hasAccount: false },
    { 'add-files': false, 'add-folder': false, 'connect-account': true }
  ],
  [
    'no pause when nothing is to be sent',
    {},
    { 'add-files': true, pause: false, 'stop-now': false, resume: false, 'clear-finished': false }
  ],
  [
    'both ways to pause while it sends',
    { unsent: 2, sending: 1 },
    { pause: true, 'stop-now': true, resume: false }
  ],
  [
    'to stop at once after a gentle pause',
    { unsent: 2, sending: 1, paused: true, stopping: true },
    { pause: false, 'stop-now': true, resume: true }
  ],
  [
    'to resume alone once it is paused',
    { unsent: 2, paused: true },
    { pause: false, 'stop-now': false, resume: true }
  ],
  [
    'another try for what failed',
    { failed: 1, finished: 3 },
    { 'retry-failed': true, 'clear-finished': true }
  ]
])('offers %s', (_what, summary, items) => {
  expect(enabledItems({ ...empty, ...summary })).toMatchObject(items)
})
