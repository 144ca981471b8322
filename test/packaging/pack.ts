import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, extractFile, getRawHeader } from '@electron/asar'

/** The app, packed around the stand-in for Electron into a temporary folder. */
export interface PackedApp {
  /** The binary whose fuses were flipped. */
  binary: string
  resources: string
  archive: string
  /** Files in the archive, as paths with forward slashes and without the first one; folders are left out. */
  files: readonly string[]
  /** Those of them that lie beside the archive. */
  unpacked: readonly string[]
  read(file: string): Buffer
  /** The archive as a folder, outside of this repository, so that no package can be found but its own. */
  extract(): string
  remove(): Promise<void>
}

interface Entry {
  files?: Record<string, Entry>
  unpacked?: boolean
  integrity?: { hash: string }
}

const root = join(import.meta.dirname, '../..')

/** Where the packed app is told that it was released. */
export const repository = 'someone/uploader'

/** Runs `scripts/package-dir.ts` on the build that is there. Rejects with its output. */
export async function pack(): Promise<PackedApp> {
  const folder = await mkdtemp(join(tmpdir(), 'packed-app-'))
  await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts/package-dir.ts'), '--out', folder],
    { cwd: root, env: { ...process.env, GITHUB_REPOSITORY: repository } }
  )
  const app = join(folder, 'linux-unpacked')
  const archive = join(app, 'resources/app.asar')
  const entries = [...walk(getRawHeader(archive).header, '')]
  return {
    binary: join(app, 'aether-uploader'),
    resources: join(app, 'resources'),
    archive,
    files: entries.map(({ path }) => path),
    unpacked: entries.filter(({ entry }) => entry.unpacked === true).map(({ path }) => path),
    read: (file) => extractFile(archive, file),
    extract() {
      extractAll(archive, join(folder, 'extracted'))
      return join(folder, 'extracted')
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function* walk(folder: Entry, prefix: string): Generator<{ path: string; entry: Entry }> {
  for (const [name, entry] of Object.entries(folder.files ?? {})) {
    if (entry.files) yield* walk(entry, `${prefix}${name}/`)
    else yield { path: `${prefix}${name}`, entry }
  }
}
