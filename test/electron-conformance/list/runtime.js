import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const scratch = () => mkdtempSync(join(tmpdir(), 'conform-'))

/** The Node of the main process, as far as it is another than Node's own. */
export const runtime = [
  {
    name: 'the main process says what it is',
    source: 'docs/api/process.md process.type, process.versions.electron, process.resourcesPath',
    run({ assert }) {
      assert.equal(process.type, 'browser')
      assert.match(process.versions.electron, /^\d+\.\d+\.\d+/)
      assert.equal(typeof process.resourcesPath, 'string')
    }
  },
  {
    name: 'a file called *.asar is taken for an archive, and one that is none cannot be read',
    source:
      'lib/node/asar-fs-wrapper.ts splitPath, INVALID_ARCHIVE, openFileHandle, copyFile; docs/tutorial/asar-archives.md',
    async run({ assert }) {
      const file = join(scratch(), 'holiday.asar')
      // Written by the other one: to this one it would be an archive.
      createRequire(import.meta.url)('original-fs').writeFileSync(file, 'a video')
      assert.throws(() => readFileSync(file), /Invalid package|ENOENT|not found/)
      await assert.rejects(readFile(file), /Invalid package|ENOENT|not found/)
      await assert.rejects(copyFile(file, `${file}.copy`), /Invalid package|ENOENT|not found/)
      await assert.rejects(writeFile(file, 'x'), /Invalid package|ENOENT|not found/)
      await assert.rejects(stat(join(file, 'inside')), /Invalid package|ENOENT|not found/)
      assert.equal(existsSync(join(file, 'inside')), false)
    }
  },
  {
    name: 'original-fs takes it for the file that it is',
    source: 'docs/tutorial/asar-archives.md Treating an asar archive as a normal file',
    async run({ assert }) {
      const file = join(scratch(), 'holiday.asar')
      const original = await import('original-fs')
      original.writeFileSync(file, 'a video')
      assert.equal(original.readFileSync(file, 'utf8'), 'a video')
      assert.equal(await original.promises.readFile(file, 'utf8'), 'a video')
    }
  },
  {
    name: 'a folder called *.asar is a folder',
    source: 'shell/common/asar/asar_util.cc GetAsarArchivePath (IsDirectoryCached)',
    run({ assert }) {
      const folder = join(scratch(), 'folder.asar')
      mkdirSync(folder)
      writeFileSync(join(folder, 'a.txt'), 'a')
      assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'a')
    }
  },
  {
    name: 'there is a native Temporal',
    source: 'Electron 45: Chromium 153, V8 with Temporal on by default',
    run: ({ assert }) =>
      assert.equal(
        String(globalThis.Temporal.PlainDate.from('2026-11-30').add({ days: 1 })),
        '2026-12-01'
      )
  },
  {
    name: 'the hashes that the app uses are there',
    source: 'spec/node-spec.ts crypto; BoringSSL include/openssl/digest.h',
    run({ assert }) {
      for (const [name, digits] of [
        ['sha256', 64],
        ['sha512', 128],
        ['sha1', 40]
      ])
        assert.equal(createHash(name).update('x').digest('hex').length, digits)
    }
  },
  {
    name: 'hashes that BoringSSL lacks are refused',
    source: 'Electron is built with BoringSSL, whose include/openssl/digest.h has no SHAKE',
    standIn: 'throws',
    run: ({ assert }) =>
      assert.throws(
        () => createHash('shake256'),
        (error) => {
          if (/stand-in/.test(error.message)) throw error
          return true
        }
      )
  }
]
