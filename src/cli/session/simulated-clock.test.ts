import { expect, it } from 'vitest'
import { rehearsalSpeed } from './simulated-clock.ts'

const speed = '100'

it.each([
  ['with --sandbox', { AETHER_UPLOADER_SPEED: speed }, ['publish', '--sandbox'], 100],
  [
    'with an address on this machine',
    { AETHER_UPLOADER_SPEED: speed, AETHER_BASE_URL: 'http://127.0.0.1:4000/v1' },
    ['run'],
    100
  ],
  [
    'with localhost',
    { AETHER_UPLOADER_SPEED: speed, AETHER_BASE_URL: 'http://localhost:4000/v1' },
    ['run'],
    100
  ],
  ['with Aether itself', { AETHER_UPLOADER_SPEED: speed }, ['run'], 1],
  [
    'with another machine',
    { AETHER_UPLOADER_SPEED: speed, AETHER_BASE_URL: 'https://127.0.0.1.example.com/v1' },
    ['run'],
    1
  ],
  [
    'with something that is no address',
    { AETHER_UPLOADER_SPEED: speed, AETHER_BASE_URL: 'localhost' },
    ['run'],
    1
  ],
  ['with no speed', { AETHER_BASE_URL: 'http://127.0.0.1:4000/v1' }, ['run'], 1],
  ['with a speed that is none', { AETHER_UPLOADER_SPEED: 'fast' }, ['run', '--sandbox'], 1],
  ['with a clock that would stand still', { AETHER_UPLOADER_SPEED: '0' }, ['run', '--sandbox'], 1]
])('the clock %s runs as it should', (_name, env, args, expected) => {
  expect(rehearsalSpeed(env, args)).toBe(expected)
})
