import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  unreleasedVersions,
  writeUnreleasedQueue
} from '../../../../test/support/fixtures/unreleased-queue.ts'
import { openDatabase, queueFile } from './open-database.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'migrations-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

/** The content of each file in the folder, by name. */
const filesIn = (folder: string): Record<string, Buffer> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))

const refusal = (folder: string): unknown =>
  expect.objectContaining({
    code: 'DATABASE_FOREIGN',
    message: `The file ${queueFile(folder)} was made by another program, or by Aether Uploader before its first release, and was left as it is. Move it away, or set AETHER_UPLOADER_HOME to another folder.`
  })

describe('a queue from before the first release', () => {
  it.each(unreleasedVersions)(
    'of schema %i is refused by its path and left as it is, with nothing beside it',
    (version) => {
      writeUnreleasedQueue(queueFile(dir), version)
      const before = filesIn(dir)
      expect(Object.keys(before)).toEqual(['queue.db'])
      expect(() => openDatabase(dir)).toThrow(refusal(dir))
      expect(filesIn(dir)).toEqual(before)
    }
  )
  it('is refused and left as it is when a crash left its rows in the log', () => {
    const crashed = join(dir, 'crashed')
    mkdirSync(crashed)
    writeUnreleasedQueue(queueFile(dir))
    const writer = new Database(queueFile(dir))
    writer.prepare("UPDATE jobs SET caption = 'only in the log'").run()
    for (const name of ['queue.db', 'queue.db-wal'])
      copyFileSync(join(dir, name), join(crashed, name))
    writer.close()
    const before = filesIn(crashed)
    expect(() => openDatabase(crashed)).toThrow(refusal(crashed))
    const after = filesIn(crashed)
    // SQLite creates this index of the log when it reads one.
    delete after['queue.db-shm']
    expect(after).toEqual(before)
  })
})
