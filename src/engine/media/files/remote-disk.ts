import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { mountOf, parseMacMounts, parseMountInfo, type Mount } from '../../storage/mount-table.ts'
import { networkNameOf } from '../../storage/network-file-system.ts'
import { noAnswer } from './read-failure.ts'
import { runTool } from '../process/run-tool.ts'

/**
 * A disk on a server can stop answering forever. A call to it then blocks one of few threads, in
 * the end this process, and cannot be stopped. So a separate process checks first.
 */

/** What to do about such a disk. */
export const noAnswerAction = 'Check the connection to that disk, then check the file again.'

/** A sleeping disk takes some 10 s to wake up. */
const patientMs = 20_000
/** For a disk with several unanswered files in a row: 1,000 videos on a dead share end soon. */
const impatientMs = 2_000
const patientTimes = 2
/** How long the list of mounts is cached. */
const freshMs = 2_000
/** How long a disk that answered is trusted when only names are read. */
const trustMs = 5_000

/** The name comes as octal escapes, because it may contain any byte. */
const named = `f=$(printf '%b.' "$1"); f=\${f%.}`
/** Reads what the checks read: a video's two ends, or a folder's names. */
const readEnds: readonly string[] = [
  '-c',
  `${named}
if [ -d "$f" ]; then ls -f "$f"; elif [ -f "$f" ]; then head -c 65536 <"$f"; tail -c 65536 <"$f"; fi >/dev/null 2>&1
exit 0`,
  'sh'
]
/** Checks only whether the path exists. */
const existsOnly: readonly string[] = ['-c', `${named}; [ -e "$f" ]; exit 0`, 'sh']

interface Question {
  /** Skips the check if the disk has just answered another one. */
  trusting?: boolean
  /** Checks only that the path exists, not its content. */
  nameOnly?: boolean
}

interface Standing {
  failures: number
  answeredAtMs: number
}
const standings = new Map<string, Standing>()
let mounts: { readAtMs: number; list: Promise<readonly Mount[]> } | null = null

/** Returns a path's remote mount; null for a local disk and on Windows, whose shares time out. */
export async function remoteMountOf(rawPath: Buffer | string): Promise<string | null> {
  if (process.platform === 'win32') return null
  const nowMs = performance.now()
  if (mounts === null || nowMs - mounts.readAtMs > freshMs)
    mounts = { readAtMs: nowMs, list: readMounts() }
  const mount = mountOf(resolve(rawPath.toString()), await mounts.list)
  return mount === null || networkNameOf(mount.type) === null ? null : mount.mountPoint
}

/** Whether this path's disk answers; immediate for a local disk. Throws the signal's reason. */
export async function diskAnswers(
  rawPath: Buffer | string,
  signal?: AbortSignal,
  { trusting = false, nameOnly = false }: Question = {}
): Promise<boolean> {
  const mount = await remoteMountOf(rawPath)
  if (mount === null) return true
  const standing = standings.get(mount) ?? { failures: 0, answeredAtMs: -Infinity }
  standings.set(mount, standing)
  if (trusting && performance.now() - standing.answeredAtMs < trustMs) return true
  const timeoutMs = standing.failures < patientTimes ? patientMs : impatientMs
  const exit = await runTool({
    program: '/bin/sh',
    args: nameOnly ? existsOnly : readEnds,
    file: escaped(rawPath),
    timeoutMs,
    mostOutputBytes: 65_536,
    signal
  })
  // Any other outcome shows that the disk answers.
  const answered = exit.kind !== 'timed-out'
  if (answered) standing.answeredAtMs = performance.now()
  standing.failures = answered ? 0 : standing.failures + 1
  return answered
}

/** Call before reading this file. @throws an error with code ETIMEDOUT, or the signal's reason */
export async function requireAnswer(
  rawPath: Buffer | string,
  signal?: AbortSignal,
  how: Question = {}
): Promise<void> {
  if (!(await diskAnswers(rawPath, signal, how)))
    throw Object.assign(new Error(noAnswer), { code: 'ETIMEDOUT' })
}

/** Escapes a path for printf's %b, so that nothing in it is special to a shell. */
function escaped(rawPath: Buffer | string): string {
  const path = Buffer.isBuffer(rawPath)
    ? Buffer.from(resolve(rawPath.toString('latin1')), 'latin1')
    : Buffer.from(resolve(rawPath))
  return Array.from(path, (byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('')
}

async function readMounts(): Promise<readonly Mount[]> {
  try {
    if (process.platform === 'darwin')
      return parseMacMounts((await promisify(execFile)('/sbin/mount', { timeout: 5_000 })).stdout)
    return parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8'))
  } catch {
    return []
  }
}
