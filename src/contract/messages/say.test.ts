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
    const failure = message('failure.quota')
    expect(t('failure.given-up', { failure, attempts: 1 })).toContain('tried once')
    for (const odd of ["it's '{x}'", '{name, plural, other{#}}', '<b>', "'{0}'", '#'])
      expect(t('failure.given-up', { failure: odd, attempts: 5 })).toBe(
        `${odd} The app tried 5 times. Try again later.`
      )
  })

  it('words a message within a message, in the pseudo-locale too', () => {
    const failure = message('failure.quota')
    setLocale('en-XA')
    expect(t('failure.given-up', { failure: 'Clip 1', attempts: 5 })).toMatch(/^\[Clip 1 Ť.*\]$/u)
    expect(inEnglish(failure)).toBe('The account reached its limit of posts for 24 hours.')
    expect(say(failure)).not.toMatch(/[a-z]/)
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
