import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Creates a folder for one test, removed after it. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aether-sdk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Creates a file of random bytes, so that a piece sent twice or out of order changes its hash. */
export async function randomFile(
  sizeBytes: number,
  name = 'clip.mp4'
): Promise<{ path: string; sizeBytes: number; sha256: string }> {
  const path = join(await tempFolder(), name)
  const content = randomBytes(sizeBytes)
  await writeFile(path, content)
  return { path, sizeBytes, sha256: sha256Of(content) }
}

/** Creates a large file that takes no space on the disk. */
export async function sparseFile(sizeBytes: number): Promise<string> {
  const path = join(await tempFolder(), 'clip.mp4')
  const handle = await open(path, 'w')
  await handle.truncate(sizeBytes)
  await handle.close()
  return path
}

export function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
