import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backendIdentity, MetaStore } from './meta-store.ts'
import { openDatabase, type Db } from './open-database.ts'

let dir: string
let db: Db
let meta: MetaStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'meta-'))
  db = openDatabase(dir)
  meta = new MetaStore(db)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const live = 'https://api.one.test/v1'

describe('a queue that belongs to a backend', () => {
  beforeEach(() => meta.bindBackend(backendIdentity(live, 'key-one')))

  it.each([
    ['the same key and address', backendIdentity(live, 'key-one')],
    ['the same address without a key, to look at it', backendIdentity(live, null)]
  ])('opens with %s', (_name, identity) => expect(() => meta.checkBackend(identity)).not.toThrow())

  it.each([
    ['another key', backendIdentity(live, 'key-two')],
    ['another address', backendIdentity('https://api.two.test/v1', 'key-one')],
    ['another address without a key', backendIdentity('https://api.two.test/v1', null)],
    ['the address with another version', backendIdentity('https://api.one.test/v2', 'key-one')],
    ['practice mode', 'practice']
  ])('is refused with %s, naming both and what to do', (_name, identity) => {
    const attempt = () => meta.checkBackend(identity)
    expect(attempt).toThrow(expect.objectContaining({ code: 'BACKEND_DIFFERS' }) as Error)
    expect(attempt).toThrow(identity)
    expect(attempt).toThrow(live)
    expect(attempt).toThrow(/AETHER_UPLOADER_HOME/)
  })

  it('never shows the key', () => {
    expect(meta.get('backend')).not.toContain('key-one')
    expect(() => meta.checkBackend(backendIdentity(live, 'key-two'))).not.toThrow(/key-two/)
  })
  it('stays with its first backend', () => {
    expect(() => meta.bindBackend(backendIdentity(live, 'key-two'))).toThrow()
    expect(() => meta.checkBackend(backendIdentity(live, 'key-one'))).not.toThrow()
  })
})

describe('a practice queue', () => {
  it('opens for practice at any address and never for the real thing', () => {
    meta.bindBackend('practice')
    expect(() => meta.checkBackend('practice')).not.toThrow()
    expect(() => meta.checkBackend(backendIdentity(live, 'key-one'))).toThrow(/belongs to practice/)
    expect(() => meta.checkBackend(backendIdentity(live, null))).toThrow(/belongs to practice/)
  })
})

describe('a new queue', () => {
  it('takes any backend', () =>
    expect(() => meta.checkBackend(backendIdentity(live, 'key-one'))).not.toThrow())
})
