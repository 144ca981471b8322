import { afterEach, describe, expect, it } from 'vitest'
import { label } from './label.ts'
import { activeLocale, localeNamed, setLocale } from './locale.ts'
import { message } from './message.ts'
import { inEnglish, say, t } from './say.ts'

afterEach(() => setLocale('en'))

it.each([
  ['en-XA', 'en-XA'],
  ['en', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [undefined, 'en']
])('the name %s sets the language %s', (name, locale) => {
  setLocale(localeNamed(name))
  expect(activeLocale()).toBe(locale)
})

describe('say', () => {
  it('takes arguments word for word, also where they look like patterns', () => {
    expect(t('added.again', { n: 1 })).toBe('1 file already in the queue')
    for (const odd of ["it's '{x}'", '{name, plural, other{#}}', '<b>', "'{0}'", '#'])
      expect(t('row.show', { name: odd })).toBe(`Show details of ${odd}`)
  })

  it('words a message within a message, in the pseudo-locale too', () => {
    const again = message('added.again', { n: 2 })
    expect(t('row.show', { name: again })).toBe('Show details of 2 files already in the queue')
    setLocale('en-XA')
    expect(t('row.show', { name: 'clip 1' })).toMatch(/^\[[^a-z]+ clip 1\]$/u)
    expect(inEnglish(again)).toBe('2 files already in the queue')
    expect(say(again)).not.toMatch(/[a-z]/)
  })

  it('words a label as every other text', () => {
    const range = { min: 1, max: 16 }
    for (const locale of ['en', 'en-XA'] as const) {
      setLocale(locale)
      expect(label('cli.help.publish.caption', { name: '{name}' })).toBe(
        t('cli.help.publish.caption', { name: '{name}' })
      )
      expect(label('cli.argument.number-in-range', range)).toBe(
        t('cli.argument.number-in-range', range)
      )
    }
  })
})
