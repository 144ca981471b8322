import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

const app = { packaged: false, appData: '/home/ann/.config' }

it('keeps its data where the command line looks for it', () => {
  expect(readEnvironment({}, app).dataDir).toBe(join(app.appData, 'aether-uploader'))
  expect(readEnvironment({ AETHER_UPLOADER_HOME: '/data/up' }, app).dataDir).toBe(
    resolve('/data/up')
  )
})

it('takes numbers for practice mode only when they are positive numbers', () => {
  expect(
    readEnvironment(
      { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '50', AETHER_UPLOADER_SPEED: '10' },
      app
    ).practice
  ).toEqual({ processingMs: 50, speed: 10 })
  for (const bad of ['', ' ', '-1', '0', 'fast', 'Infinity']) {
    expect(
      readEnvironment(
        { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: bad, AETHER_UPLOADER_SPEED: bad },
        app
      ).practice
    ).toEqual({})
  }
})

it('loads a development server in an unpackaged app alone', () => {
  const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173' }
  expect(readEnvironment(env, app).devUrl).toBe('http://localhost:5173')
  expect(readEnvironment(env, { ...app, packaged: true }).devUrl).toBeNull()
})
