import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Finding } from '../../contract/media/finding.ts'
import {
  containerUnsupported,
  fileEmpty,
  fileTruncated,
  fileUnreadable
} from '../checks/file-findings.ts'
import { AppError } from '../../contract/app-error.ts'
import { walkBoxes } from '../media/mp4/box-walk.ts'
import { descriptorReader, type FileReader } from '../media/mp4/byte-reader.ts'
import { collectFacts } from '../media/probe/collect-facts.ts'
import {
  containerName,
  containerOf,
  isSupportedContainer,
  magicBytes
} from '../media/mp4/container.ts'
import { damageFinding } from '../checks/damage-finding.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import type { MediaFacts } from '../media/probe/media-facts.ts'
import { probeFile } from '../media/probe/probe.ts'
import { readFailure } from '../media/files/read-failure.ts'
import { requireAnswer } from '../media/files/remote-disk.ts'
import { specialKind } from '../media/files/special-kind.ts'

/** Containers that the one ffprobe call may open; see `probeArguments`. */
const readable = new Set(['mp4', 'mov', '3gp', 'matroska', 'webm', 'avi', 'flv', 'mpegts'])
const probeTimeoutMs = 60_000

/** What a video is, whatever its container; or the one finding that rules out any copy. */
export type Examined =
  | { kind: 'video'; facts: MediaFacts; mtimeMs: number }
  | { kind: 'stopped'; finding: Finding }

/**
 * Examines a video as the checks do, but also containers that cannot be posted and too large files.
 * @throws AppError TOOL_MISSING, and the signal's reason
 */
export async function examineVideo(
  rawPath: Buffer,
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe'>,
  signal?: AbortSignal
): Promise<Examined> {
  signal?.throwIfAborted()
  let reader: FileReader | undefined
  try {
    await requireAnswer(rawPath, signal)
    const before = await stat(rawPath)
    if (!before.isFile()) return stopped(fileUnreadable(specialKind(before)))
    const handle = await open(rawPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const now = await handle.stat()
      reader = descriptorReader(handle.fd, now.size)
      if (now.size === 0) return stopped(fileEmpty())
      return await examineOpened(
        reader,
        { rawPath, sizeBytes: now.size, mtimeMs: now.mtimeMs },
        tools,
        signal
      )
    } finally {
      reader?.release()
      await handle.close()
    }
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error
    return stopped(fileUnreadable(readFailure(error)))
  }
}

const stopped = (finding: Finding): Examined => ({ kind: 'stopped', finding })

interface Opened {
  rawPath: Buffer
  sizeBytes: number
  mtimeMs: number
}

async function examineOpened(
  reader: FileReader,
  { rawPath, sizeBytes, mtimeMs }: Opened,
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe'>,
  signal?: AbortSignal
): Promise<Examined> {
  const container = containerOf(await reader.read(0, magicBytes))
  if (!readable.has(container))
    return stopped(containerUnsupported(container, containerName(container)))
  const walk =
    isSupportedContainer(container) || container === '3gp' ? await walkBoxes(reader, signal) : null
  if (walk?.damage) return stopped(damageFinding(walk.damage))
  if (tools.ffprobePath === null)
    throw new AppError('TOOL_MISSING', tools.ffprobe.reason ?? 'ffprobe was not found.')
  const result = await probeFile(rawPath, {
    ffprobePath: tools.ffprobePath,
    timeoutMs: probeTimeoutMs,
    signal,
    container
  })
  switch (result.kind) {
    case 'answered':
      return {
        kind: 'video',
        facts: collectFacts({ container, sizeBytes }, result.answer, walk),
        mtimeMs
      }
    case 'failed':
      return stopped(
        fileTruncated(
          'damaged',
          `The video is damaged: it cannot be opened (${result.words || 'no reason given'}).`
        )
      )
    case 'timed-out':
      return stopped(
        fileUnreadable(
          'it could not be read in time',
          'Try again, from a local disk if it lies on a network drive.'
        )
      )
    case 'unusable':
    case 'not-started':
      throw new AppError(
        'TOOL_MISSING',
        'ffprobe does not do its work. Install FFmpeg anew, or set FFPROBE_PATH to another ffprobe.'
      )
  }
}
