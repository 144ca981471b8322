import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'

const secret = { apiKey: 'ak_live_42', homeDir: '/home/ann' }

describe('what reaches the log', () => {
  it('never holds the key, wherever it stands', () => {
    expect(redact('GET https://x/?k=ak_live_42 with ak_live_42', secret)).not.toContain('ak_live_42')
  })
  it('never holds a bearer token, even of another key', () => {
    expect(redact('Authorization: Bearer abcdef.123456-XYZ failed', secret)).toBe('Authorization: Bearer [hidden] failed')
  })
  it('never holds the name of the home folder', () => {
    expect(redact('cannot open /home/ann/clips/a.mp4', secret)).toBe('cannot open ~/clips/a.mp4')
  })
  it('leaves an ordinary message alone, also without a key', () => {
    expect(redact('The key was refused. 3 files wait.', { apiKey: null, homeDir: '/' })).toBe('The key was refused. 3 files wait.')
  })
})
