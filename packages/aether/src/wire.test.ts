import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aetherErrorCodes, aetherWire } from './index.ts'

const groups = Object.entries(aetherWire).flatMap(([group, facts]) =>
  'source' in facts
    ? [[group, facts] as const]
    : Object.entries(facts).map(([name, fact]) => [`${group}.${name}`, fact] as const)
)
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

describe('the README', () => {
  it.each(groups.filter(([, fact]) => !fact.verified))('lists the assumption %s', (name) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  })

  it.each(groups.filter(([, fact]) => fact.verified))(
    'does not list %s, which is shown by the vendor, as an assumption',
    (name) => {
      expect(readme).not.toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
    }
  )

  it.each(Object.keys(aetherErrorCodes))('lists the error code %s', (code) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${code}\` \\|`, 'm'))
  })
})
