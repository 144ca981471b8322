import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import type { SettingsStore } from '../settings/settings.ts'
import { parseSettings } from '../settings/settings-schema.ts'
import type { AppNotification } from './notifications.ts'

const onDesktop: EventEmitter[] = []
// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => ({
  Notification: class extends EventEmitter {
    static isSupported = () => true
    show = () => void onDesktop.push(this)
  }
}))
const { createNotifications, showNotification } = await import('./user-notifications.ts')

const notice = (title: string): AppNotification => ({ title, body: '', opens: { view: 'queue' } })

function memory(): SettingsStore {
  let stored = parseSettings({ notices: false })
  return {
    read: () => stored,
    write: (change) => {
      stored = { ...stored, ...change }
    }
  }
}

it('says once what is said once, also after a restart and to whoever wants no notices', () => {
  const settings = memory()
  const shown: string[] = []
  const start = () => createNotifications(settings, ({ title }) => shown.push(title))
  const first = start()
  first.notify(notice('batch'))
  first.once('hidden', () => notice('goes on'))
  first.once('hidden', () => notice('goes on again'))
  start().once('hidden', () => notice('goes on after a restart'))
  // The app already opens at login, and the system is not asked repeatedly.
  first.once('open-at-login', () => null)
  first.once('open-at-login', () => notice('asked twice'))
  start().once('open-at-login', () => notice('open at login?'))
  expect(shown).toEqual(['goes on', 'open at login?'])
  settings.write({ notices: true })
  first.notify(notice('batch'))
  expect(shown.at(-1)).toBe('batch')
})

it('says what the system gives as the reason where it does not show a notice', () => {
  const reasons: string[] = []
  showNotification(
    { title: 'All sent', body: '', opens: { view: 'queue' } },
    () => undefined,
    (reason) => reasons.push(reason)
  )
  onDesktop[0]?.emit('failed', {}, 'The app is not signed')
  expect(reasons).toEqual(['The app is not signed'])
})
