import { describe, expect, it } from 'vitest'
import { createRedactor } from './redactor.ts'

const key = 'ak_live_42+/x'
const redact = createRedactor({ secrets: [key, ''], home: '/home/ann b', texts: ['my "secret" launch', 'ab'] })

describe('what leaves in a bundle', () => {
  it.each([key, encodeURIComponent(key), Buffer.from(key).toString('base64'), `Bearer ${key}`])('never holds the key, also not as %s', (form) => {
    expect(redact(`failed with ${form} at once`)).toMatch(/^failed with (?:Bearer )?\[removed\] at once$/)
  })
  it.each(['Authorization: Bearer abcdef.123456-XYZ', '{"token":"abc123def456"}', 'https://x.example/cb?code=abc123&lang=en', 'https://ann:pass1word@proxy.example/'])('holds no secret that it was not told: %s', (text) => {
    expect(redact(text)).toContain('[removed]')
    expect(redact(text)).not.toMatch(/abcdef|abc123|pass1word/)
  })
  it('shortens the home folder, also where it is part of an address or of JSON', () => {
    expect(redact('/home/ann b/a.mp4 file:///home/ann%20b/x.js')).toBe('~/a.mp4 file://~/x.js')
    expect(createRedactor({ secrets: [], home: 'C:\\Users\\ann' })(JSON.stringify('C:\\Users\\ann\\a.mp4'))).toBe('"~\\\\a.mp4"')
  })
  it('holds no caption, quoted or not, and leaves words alone that tell nothing', () => {
    expect(redact(`"my \\"secret\\" launch" my "secret" launch, about it`)).toBe('"[removed]" [removed], about it')
  })
  it('leaves ordinary messages as they are', () => {
    const text = 'The key was refused. 3 files wait for token renewal at https://api.example/v1?page=2'
    expect(redact(text)).toBe(text)
  })
})
