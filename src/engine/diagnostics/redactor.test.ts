import { describe, expect, it } from 'vitest'
import { createRedactor, redactValue } from './redactor.ts'

const key = 'ak_live_42+/x'
const redact = createRedactor({
  secrets: [key, ''],
  home: '/home/ann b',
  texts: ['my "secret" launch', 'ab']
})

describe('what reaches a log or leaves in a bundle', () => {
  it.each([key, encodeURIComponent(key), Buffer.from(key).toString('base64'), `Bearer ${key}`])(
    'never holds the key, also not as %s',
    (form) => {
      expect(redact(`failed with ${form} at once`)).toMatch(
        /^failed with (?:Bearer )?\[removed\] at once$/
      )
    }
  )
  it.each([
    'Authorization: Bearer abcdef.123456-XYZ',
    '{"token":"abc123def456"}',
    '{"token":"abcdefghijkl"}',
    'apiKey=abcdefghijkl',
    'api_key: abcdefghijkl',
    'with key abc123def456',
    'https://x.example/cb?code=abc123&lang=en',
    'https://ann:pass1word@proxy.example/'
  ])('holds no secret that it was not told: %s', (text) => {
    expect(redact(text)).toContain('[removed]')
    expect(redact(text)).not.toMatch(/abcdef|abc123|pass1word/)
  })
  it('keeps what stands beside a secret', () => {
    expect(redact('Authorization: Bearer abcdef.123456-XYZ failed')).toBe(
      'Authorization: Bearer [removed] failed'
    )
    expect(redact('https://x.example/cb?code=abc123&lang=en')).toBe(
      'https://x.example/cb?code=[removed]&lang=en'
    )
  })
  it('shortens the home folder, also where it is part of an address or of JSON', () => {
    expect(redact('/home/ann b/a.mp4 file:///home/ann%20b/x.js')).toBe('~/a.mp4 file://~/x.js')
    expect(createRedactor({ secrets: [], home: '/' })('/a/b.mp4')).toBe('/a/b.mp4')
  })
  it.each([
    ['as it is', 'C:\\Users\\ann\\a.mp4', '~\\a.mp4'],
    ['inside JSON', JSON.stringify('C:\\Users\\ann\\a.mp4'), '"~\\\\a.mp4"'],
    [
      'inside JSON that is inside of JSON',
      JSON.stringify(JSON.stringify('C:\\Users\\ann\\a.mp4')),
      '"\\"~\\\\\\\\a.mp4\\""'
    ],
    ['with slashes', 'file:///C:/Users/ann/a.mp4', 'file:///~/a.mp4'],
    ['in other letters', 'c:\\users\\Ann\\a.mp4', '~\\a.mp4']
  ])('shortens the home folder of Windows %s', (_how, text, clean) => {
    expect(createRedactor({ secrets: [], home: 'C:\\Users\\ann' })(text)).toBe(clean)
  })
  it('holds no caption, quoted or not, and leaves words alone that tell nothing', () => {
    expect(redact(`"my \\"secret\\" launch" my "secret" launch, about it`)).toBe(
      '"[removed]" [removed], about it'
    )
  })
  it('leaves ordinary messages as they are', () => {
    const text =
      'The key was refused. 3 files wait for token renewal at https://api.example/v1?page=2'
    expect(redact(text)).toBe(text)
  })
})

describe('values of any shape', () => {
  it('lose fields with private names, and what is private in their texts', () => {
    expect(
      redactValue(
        {
          caption: 'my plan',
          apiKey: 1,
          nested: [{ text: 'hello', count: 2, at: `x ${key}` }],
          '/home/ann b/a': null
        },
        redact
      )
    ).toEqual({
      caption: '[removed]',
      apiKey: '[removed]',
      nested: [{ text: '[removed]', count: 2, at: 'x [removed]' }],
      '~/a': null
    })
  })
  it('are cleaned where they are errors, and end where they are too deep', () => {
    expect(redactValue(new Error('no /home/ann b/x'), redact)).toMatch(/^Error: no ~\/x\n/)
    const round: Record<string, unknown> = {}
    round['again'] = round
    expect(JSON.stringify(redactValue(round, redact))).toContain('[deep]')
  })
})
