import { expect, it } from 'vitest'
import type { SettingsStore } from '../settings/settings.ts'
import { parseSettings } from '../settings/settings-schema.ts'
import { createNotices } from './user-notices.ts'
import type { Notice } from './notices.ts'

const notice = (title: string): Notice => ({ title, body: '', opens: { view: 'queue' } })

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
  const start = () => createNotices(settings, ({ title }) => shown.push(title))
  const first = start()
  first.notify(notice('batch'))
  first.once('hidden', () => notice('goes on'))
  first.once('hidden', () => notice('goes on again'))
  start().once('hidden', () => notice('goes on after a restart'))
  // It opens at login already, and the system is not asked about that again and again.
  first.once('open-at-login', () => null)
  first.once('open-at-login', () => notice('asked twice'))
  start().once('open-at-login', () => notice('open at login?'))
  expect(shown).toEqual(['goes on', 'open at login?'])
  settings.write({ notices: true })
  first.notify(notice('batch'))
  expect(shown.at(-1)).toBe('batch')
})
