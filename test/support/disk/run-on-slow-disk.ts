import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canMount } from './own-disk.ts'

const slowDisk = join(import.meta.dirname, 'slow-disk.ts')
const cases = join(import.meta.dirname, 'disk-cases.ts')

/** Whether tests may mount their own FUSE file system. */
export const canMountFuse = canMount && existsSync('/dev/fuse')

export interface SlowDiskResult {
  code: number | null
  report: unknown
  stderr: string
}

/**
 * Runs a case of `disk-cases.ts` in its own process, with a slow disk mounted for it (see
 * `slow-disk.ts`).
 * @param fill writes the files to the folder that the disk shows
 */
export async function runOnSlowDisk(
  name: string,
  delayMs: number,
  fill: (folder: string) => Promise<unknown>
): Promise<SlowDiskResult> {
  const root = mkdtempSync(join(tmpdir(), 'slow-disk-'))
  const [source, point] = [join(root, 'source'), join(root, 'disk')]
  for (const folder of [source, point]) mkdirSync(folder)
  try {
    await fill(source)
    // A process that waits for a dead disk ends only with the disk, and the disk with the process
    // that serves it: SIGKILL reaches that one.
    const child = spawn(
      'unshare',
      [
        '-rm',
        process.execPath,
        slowDisk,
        source,
        point,
        String(delayMs),
        process.execPath,
        cases,
        name,
        point
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], timeout: 100_000, killSignal: 'SIGKILL' }
    )
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
    return { code, report: stdout === '' ? null : (JSON.parse(stdout) as unknown), stderr }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
}
