import { expect, it } from 'vitest'
import { redact, redactText } from './redact.ts'

const secrets = ['sk_live_0123456789']

it('takes the key out wherever it stands', () => {
  expect(redactText('GET /profiles with sk_live_0123456789 failed', secrets)).not.toContain('sk_live')
  expect(JSON.stringify(redact({ a: [{ b: 'x sk_live_0123456789' }] }, secrets))).not.toContain('sk_live')
})

it('takes bearer tokens and tokens in links out without knowing them', () => {
  expect(redactText('authorization: Bearer abc.def-123', [])).toBe('authorization: Bearer [removed]')
  expect(redactText('https://x.example/cb?code=abc123&lang=en', [])).toBe('https://x.example/cb?code=[removed]&lang=en')
})

it('takes fields with private names out, whatever they hold', () => {
  expect(redact({ caption: 'my secret plan', apiKey: 1, nested: { text: 'hello', count: 2 } }, [])).toEqual({
    caption: '[removed]', apiKey: '[removed]', nested: { text: '[removed]', count: 2 }
  })
})

it('shortens the home folder, in errors too', () => {
  expect(redactText('cannot read /home/ann/Videos/a.mp4', [], '/home/ann')).toBe('cannot read ~/Videos/a.mp4')
  expect(String(redact(new Error('no /home/ann/x'), [], '/home/ann'))).not.toContain('/home/ann')
})
