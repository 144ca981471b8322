import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listThirdParty, noticesOf } from './third-party.ts'

const list = listThirdParty('.', ['node_modules/react'])

it('names what the app depends on, what is in the window, and the programs that it comes with', () => {
  const { version } = JSON.parse(
    readFileSync('node_modules/better-sqlite3/package.json', 'utf8')
  ) as { version: string }
  expect(list).toContainEqual(
    expect.objectContaining({ name: 'better-sqlite3', version, licence: 'MIT' })
  )
  expect(list.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['react', 'zod', 'electron', 'Chromium', 'FFmpeg'])
  )
  expect(list.filter(({ name }) => name === 'aether' || name === 'vitest')).toEqual([])
})

it('knows the terms of each: a name that asks for no more than to be named, and its text, or where to find it', () => {
  const allowed =
    /^\(?(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Zlib|Python-2\.0)(?: (?:OR|AND) [\w.-]+)*\)?$/
  const packages = list.filter(({ name }) => name !== 'Chromium' && name !== 'FFmpeg')
  expect(packages.filter(({ licence }) => !allowed.test(licence))).toEqual([])
  expect(list.filter(({ text, link }) => text === null && link === null)).toEqual([])
  expect(list.filter(({ link }) => link !== null && !link.startsWith('https://'))).toEqual([])
})

it('is written out in full', () => {
  const notices = noticesOf(list)
  for (const { name, version, text } of list) {
    expect(notices).toContain(`${name} ${version}`.trim())
    if (text !== null) expect(notices).toContain(text)
  }
})
