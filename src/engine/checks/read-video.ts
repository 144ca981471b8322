import { close, closeSync, constants, fstat, fstatSync, open, stat } from 'node:fs'
import { promisify } from 'node:util'
import type { Finding } from '../../contract/media/finding.ts'
import { fileIdOf } from '../media/files/file-id.ts'
import { noAnswer, readFailure, specialKind } from '../media/files/read-failure.ts'
import { diskAnswers, noAnswerAction, remoteMountOf } from '../media/files/remote-disk.ts'
import { walkBoxes } from '../media/mp4/box-walk.ts'
import { descriptorReader, type FileReader } from '../media/mp4/byte-reader.ts'
import { containerName, containerOf, hasBoxes, magicBytes } from '../media/mp4/container.ts'
import { collectFacts } from '../media/probe/collect-facts.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import type { MediaFacts } from '../media/probe/media-facts.ts'
import { probeFile } from '../media/probe/probe.ts'
import { damageFinding } from './damage-finding.ts'
import * as finding from './file-findings.ts'

export interface ReadContext {
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe'>
  signal?: AbortSignal | undefined
  /** Timeout for ffprobe; default 60 s. */
  timeoutMs?: number
  /** Limits how many ffprobe runs are active when several files are checked in parallel. */
  inTurn?: <T>(work: () => Promise<T>) => Promise<T>
  /** The caller has just verified that it is a plain file. */
  isPlain?: boolean
}

/** Which files are read; any other file gets a finding. */
export interface Readable {
  takesContainer: (container: string) => boolean
  takesAnySize: boolean
}

export interface FileStat {
  sizeBytes: number
  mtimeMs: number
  fileId: string
}

/**
 * The content of a video, or why it is unknown: a finding about the file, or an unusable ffprobe.
 * `file`: null if it is not a readable regular file.
 */
export type VideoReading =
  | { kind: 'read'; file: FileStat; facts: MediaFacts }
  | { kind: 'stopped'; file: FileStat | null; container: string | null; finding: Finding }
  | { kind: 'no-ffprobe'; file: FileStat; container: string; trouble: ToolTrouble }

/** `missing`: there is no ffprobe. `unusable`: the program that ran is not ffprobe. */
export type ToolTrouble =
  | { kind: 'missing' }
  | { kind: 'not-started'; cause: unknown }
  | { kind: 'unusable'; words: string }

// The callback API: for a small file, the overhead of node:fs/promises exceeds the reading.
const openFile = promisify(open)
const look = promisify(stat)
const statOpened = promisify(fstat)

interface Opened {
  reader: FileReader
  rawPath: Buffer | string
  file: FileStat
  /** Closes a file on a disk that may hang: starting a program waits until its copy is closed. */
  beforeProbe: (() => Promise<void>) | undefined
}

/** Reads one video: stat, magic bytes, boxes, one ffprobe. Throws only the signal's reason. */
export async function readVideo(
  rawPath: Buffer | string,
  readable: Readable,
  context: ReadContext
): Promise<VideoReading> {
  context.signal?.throwIfAborted()
  let descriptor: number | undefined
  let reader: FileReader | undefined
  let isRemote = false
  const shut = async (): Promise<void> => {
    const held = descriptor
    descriptor = undefined
    if (held === undefined) return
    if (isRemote) await new Promise((resolve) => close(held, resolve))
    else closeSync(held)
  }
  try {
    if (!(await diskAnswers(rawPath, context.signal)))
      return stopped(finding.fileUnreadable(noAnswer, noAnswerAction), null)
    isRemote = (await remoteMountOf(rawPath)) !== null
    // Opening a FIFO blocks, so check the kind first; O_NONBLOCK covers one that replaces the file.
    const before = context.isPlain === true ? null : await look(rawPath)
    if (before?.isFile() === false)
      return stopped(finding.fileUnreadable(specialKind(before)), null)
    descriptor = await openFile(rawPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    // On a local disk, neither fstat nor closing a file that was only read waits for the disk.
    const now = isRemote ? await statOpened(descriptor) : fstatSync(descriptor)
    if (!now.isFile()) return stopped(finding.fileUnreadable(specialKind(now)), null)
    const fileId = fileIdOf(
      isRemote
        ? await promisify(fstat)(descriptor, { bigint: true })
        : fstatSync(descriptor, { bigint: true })
    )
    const file = { sizeBytes: now.size, mtimeMs: now.mtimeMs, fileId }
    reader = descriptorReader(descriptor, file.sizeBytes)
    return await readOpened(
      { reader, rawPath, file, beforeProbe: isRemote ? shut : undefined },
      readable,
      context
    )
  } catch (error) {
    if (context.signal?.aborted) throw error
    return stopped(finding.fileUnreadable(readFailure(error)), null)
  } finally {
    reader?.release()
    if (descriptor !== undefined) await shut()
  }
}

async function readOpened(
  { reader, rawPath, file, beforeProbe }: Opened,
  { takesContainer, takesAnySize }: Readable,
  { tools, signal, timeoutMs = 60_000, inTurn = (run) => run() }: ReadContext
): Promise<VideoReading> {
  if (file.sizeBytes === 0) return stopped(finding.fileEmpty(), file)
  const size = takesAnySize ? null : finding.fileTooLarge(file.sizeBytes)
  if (size?.severity === 'block') return stopped(size, file)
  const container = containerOf(await reader.read(0, magicBytes))
  if (!takesContainer(container))
    return stopped(
      finding.containerUnsupported(container, containerName(container)),
      file,
      container
    )
  const walk = hasBoxes(container) ? await walkBoxes(reader, signal) : null
  if (walk?.damage) return stopped(damageFinding(walk.damage), file, container)
  await beforeProbe?.()
  const { ffprobePath } = tools
  const unprobed = (trouble: ToolTrouble): VideoReading => ({
    kind: 'no-ffprobe',
    file,
    container,
    trouble
  })
  if (!ffprobePath) return unprobed({ kind: 'missing' })
  const result = await inTurn(() =>
    probeFile(rawPath, { ffprobePath, timeoutMs, signal, container })
  )
  switch (result.kind) {
    case 'answered': {
      const facts = collectFacts({ container, sizeBytes: file.sizeBytes }, result.answer, walk)
      return { kind: 'read', file, facts }
    }
    case 'failed':
      return stopped(
        finding.fileTruncated(
          'damaged',
          `The video is damaged: it cannot be opened (${result.words || 'no reason given'}).`
        ),
        file,
        container
      )
    case 'timed-out':
      return stopped(
        finding.fileUnreadable(
          'it could not be read in time',
          'Try again, from a local disk if it lies on a network drive.'
        ),
        file,
        container
      )
    case 'unusable':
    case 'not-started':
      return unprobed(result)
  }
}

function stopped(
  found: Finding,
  file: FileStat | null,
  container: string | null = null
): VideoReading {
  return { kind: 'stopped', file, container, finding: found }
}
