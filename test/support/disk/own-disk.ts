import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Whether tests may mount their own disk: on Linux, in a mount namespace, as root or where users
 * may create one.
 */
export const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

export interface OwnDiskResult {
  code: number | null
  /** The script's reports, one JSON value per line. */
  reports: unknown[]
  stderr: string
}

/**
 * Runs a TypeScript file in its own process with a disk of `sizeKb`, mounted only for that process
 * and removed with it. The script gets the name of the case, the disk's folder and an ordinary
 * folder.
 */
export async function runOnOwnDisk(
  script: string,
  name: string,
  sizeKb: number
): Promise<OwnDiskResult> {
  const root = mkdtempSync(join(tmpdir(), 'own-disk-'))
  const disk = mkdtempSync(join(root, 'disk-'))
  const mountAndRun = 'mount -t tmpfs -o "size=$1k" none "$2" && shift 2 && exec "$@"'
  const child = spawn(
    'unshare',
    [
      '-rm',
      'sh',
      '-c',
      mountAndRun,
      'sh',
      String(sizeKb),
      disk,
      process.execPath,
      script,
      name,
      disk,
      root
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], timeout: 90_000, killSignal: 'SIGKILL' }
  )
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  return {
    code,
    reports: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
    stderr
  }
}
