import { isUtf8 } from 'node:buffer'
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs `work` with a path to this file or folder. Arguments must be UTF-8, so another path is
 * reached through a link with a plain name.
 */
export async function withPlainPath<T>(
  rawPath: Buffer,
  work: (path: string) => Promise<T>
): Promise<T> {
  if (isUtf8(rawPath)) return await work(rawPath.toString('utf8'))
  const folder = await mkdtemp(join(tmpdir(), 'aether-uploader-'))
  try {
    const link = join(folder, 'there')
    await symlink(await realpath(rawPath, 'buffer'), link)
    return await work(link)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
