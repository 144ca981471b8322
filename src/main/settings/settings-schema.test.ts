import { expect, it } from 'vitest'
import { parseSettings } from './settings-schema.ts'

const fresh = {
  mode: null,
  accountForNewFiles: { practice: null, live: null },
  window: null,
  encryptedKey: null,
  proxy: { mode: 'system', address: '', user: '', encryptedPassword: null },
  theme: 'system',
  notices: true,
  closing: 'keep-sending',
  uploadLimitKbPerS: null,
  columns: { hidden: [], widths: {} },
  updates: true,
  dialogFolder: null,
  toldOnce: []
}

it.each([undefined, null, [], 'text', {}])(
  'a settings file that holds %j counts as none',
  (stored) => {
    expect(parseSettings(stored)).toEqual(fresh)
  }
)

it('a value that no longer parses is not set, and takes no other with it', () => {
  expect(
    parseSettings({
      theme: 'sepia',
      notices: 'yes',
      closing: 'quit',
      uploadLimitKbPerS: -1,
      window: { width: 0 }
    })
  ).toEqual({ ...fresh, closing: 'quit' })
})

it('an account that was chosen for one queue counts there alone', () => {
  expect(
    parseSettings({ accountForNewFiles: { practice: 'tiktok_2', live: 7 } }).accountForNewFiles
  ).toEqual({ practice: 'tiktok_2', live: null })
})

it('a window of an earlier version, without a place, keeps its size', () => {
  const window = { width: 1000, height: 700, maximized: false }
  expect(parseSettings({ window }).window).toEqual(window)
  expect(parseSettings({ window: { ...window, x: 'left', y: 4 } }).window).toEqual({
    ...window,
    x: undefined,
    y: 4
  })
})

it('of the columns, what is damaged falls back and the rest stays', () => {
  expect(
    parseSettings({ columns: { hidden: ['when', 'size'], widths: { status: 9000 } } }).columns
  ).toEqual({ hidden: ['when', 'size'], widths: {} })
  expect(parseSettings({ columns: { hidden: ['name'], widths: { status: 200 } } }).columns).toEqual(
    { hidden: [], widths: { status: 200 } }
  )
  expect(parseSettings({ columns: 'all' }).columns).toEqual(fresh.columns)
})
