import { close, closeSync, constants, fstat, fstatSync, open, stat } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '../../contract/app-error.ts'
import type { CheckOptions } from '../../contract/media/check.ts'
import type { Finding } from '../../contract/media/finding.ts'
import type { MediaInfo } from '../../contract/media/media.ts'
import {
  containerUnsupported,
  fileEmpty,
  fileTooLarge,
  fileTruncated,
  fileUnreadable
} from './file-findings.ts'
import { checkMedia } from './rules.ts'
import { walkBoxes, type BoxWalk } from '../media/mp4/box-walk.ts'
import { descriptorReader, type FileReader } from '../media/mp4/byte-reader.ts'
import { collectFacts } from '../media/probe/collect-facts.ts'
import {
  containerName,
  containerOf,
  isSupportedContainer,
  magicBytes
} from '../media/mp4/container.ts'
import { damageFinding } from './damage-finding.ts'
import { fileIdOf } from '../media/files/file-id.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import { toMediaInfo } from '../media/probe/media-facts.ts'
import { probeFile, type ProbeResult } from '../media/probe/probe.ts'
import { noAnswer, readFailure } from '../media/files/read-failure.ts'
import { diskAnswers, noAnswerAction, remoteMountOf } from '../media/files/remote-disk.ts'
import { specialKind } from '../media/files/special-kind.ts'

export interface InspectContext {
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe'>
  signal?: AbortSignal | undefined
  /** For ffprobe; default 60 s. */
  timeoutMs?: number
  /** Runs ffprobe in its turn, where several files are checked in parallel. */
  inTurn?: <T>(work: () => Promise<T>) => Promise<T>
  /** The caller has just seen that it is a plain file. */
  isPlain?: boolean
}

// The callback API: node:fs/promises costs more for a small file than all that is read from it.
const openFile = promisify(open)
const look = promisify(stat)
const lookAtOpened = promisify(fstat)

export interface FileStat {
  sizeBytes: number
  mtimeMs: number
  fileId: string
}

/** `media`: null if nothing could be measured. `stat`: null if it is no readable regular file. */
export interface Inspection {
  media: MediaInfo | null
  findings: Finding[]
  stat: FileStat | null
}

type Probed = Exclude<ProbeResult, { kind: 'not-started' }>

interface Opened {
  reader: FileReader
  rawPath: Buffer | string
  displayPath: string
  file: FileStat
  /** Closes a file on a disk that may hang: a program's start waits until its copy is closed. */
  beforeProbe: (() => Promise<void>) | undefined
}

/**
 * Checks one file: stat, magic bytes, boxes, one ffprobe, rules. A blocker ends it as the finding;
 * a sound video gets all. Throws only AppError TOOL_MISSING (no ffprobe) or the signal's reason.
 */
export async function inspectFile(
  rawPath: Buffer | string,
  displayPath: string,
  options: CheckOptions,
  context: InspectContext
): Promise<Inspection> {
  context.signal?.throwIfAborted()
  if (!(await diskAnswers(rawPath, context.signal)))
    return stopped(fileUnreadable(noAnswer, noAnswerAction), null)
  const isRemote = (await remoteMountOf(rawPath)) !== null
  let descriptor: number | undefined
  let reader: FileReader | undefined
  const shut = async (): Promise<void> => {
    const held = descriptor
    descriptor = undefined
    if (held === undefined) return
    if (isRemote) await new Promise((resolve) => close(held, resolve))
    else closeSync(held)
  }
  try {
    // Opening a FIFO blocks, so check the kind first; O_NONBLOCK covers one that replaces the file.
    const before = context.isPlain === true ? null : await look(rawPath)
    if (before?.isFile() === false) return stopped(fileUnreadable(specialKind(before)), null)
    descriptor = await openFile(rawPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    // On a local disk neither fstat nor the close of a file that was only read waits for the disk.
    const now = isRemote ? await lookAtOpened(descriptor) : fstatSync(descriptor)
    if (!now.isFile()) return stopped(fileUnreadable(specialKind(now)), null)
    const fileId = fileIdOf(
      isRemote
        ? await promisify(fstat)(descriptor, { bigint: true })
        : fstatSync(descriptor, { bigint: true })
    )
    const file = { sizeBytes: now.size, mtimeMs: now.mtimeMs, fileId }
    reader = descriptorReader(descriptor, file.sizeBytes)
    return await inspectOpened(
      { reader, rawPath, displayPath, file, beforeProbe: isRemote ? shut : undefined },
      options,
      context
    )
  } catch (error) {
    if (error instanceof AppError || context.signal?.aborted) throw error
    return stopped(fileUnreadable(readFailure(error)), null)
  } finally {
    reader?.release()
    if (descriptor !== undefined) await shut()
  }
}

async function inspectOpened(
  opened: Opened,
  options: CheckOptions,
  context: InspectContext
): Promise<Inspection> {
  const { reader, file } = opened
  if (file.sizeBytes === 0) return stopped(fileEmpty(), file)
  const size = fileTooLarge(file.sizeBytes)
  if (size?.severity === 'block') return stopped(size, file)
  const container = containerOf(await reader.read(0, magicBytes))
  const known = { container, ...file }
  if (!isSupportedContainer(container))
    return stopped(
      containerUnsupported(container, containerName(container)),
      file,
      unmeasured(known)
    )
  const walk = await walkBoxes(reader, context.signal)
  if (walk.damage) return stopped(damageFinding(walk.damage), file, unmeasured(known))
  await opened.beforeProbe?.()
  const result = await probe(opened, container, context)
  return { ...judge(result, known, walk, options), stat: file }
}

async function probe(
  { rawPath, displayPath }: Opened,
  container: string,
  context: InspectContext
): Promise<Probed> {
  const { ffprobePath, ffprobe } = context.tools
  if (!ffprobePath) throw toolMissing(displayPath, ffprobe.reason ?? 'ffprobe was not found.')
  const run = () =>
    probeFile(rawPath, {
      ffprobePath,
      timeoutMs: context.timeoutMs ?? 60_000,
      signal: context.signal,
      container
    })
  const result = await (context.inTurn ? context.inTurn(run) : run())
  if (result.kind === 'not-started')
    throw toolMissing(
      displayPath,
      'ffprobe could not be started. Install FFmpeg, or set FFPROBE_PATH to where it is.',
      result.cause
    )
  return result
}

function judge(
  result: Probed,
  file: FileStat & { container: string },
  walk: BoxWalk,
  options: CheckOptions
): Pick<Inspection, 'media' | 'findings'> {
  const size = fileTooLarge(file.sizeBytes)
  if (result.kind === 'answered') {
    const facts = collectFacts(
      { container: file.container, sizeBytes: file.sizeBytes },
      result.answer,
      walk
    )
    return {
      media: toMediaInfo(facts),
      findings: [...(size ? [size] : []), ...checkMedia(facts, options)]
    }
  }
  return { media: unmeasured(file), findings: [unprobed(result)] }
}

/** Why there is no answer about a video whose boxes are sound. */
function unprobed(result: Exclude<Probed, { kind: 'answered' }>): Finding {
  switch (result.kind) {
    case 'failed':
      return fileTruncated(
        'damaged',
        `The video is damaged: it cannot be opened (${result.words || 'no reason given'}).`
      )
    case 'timed-out':
      return fileUnreadable(
        'it could not be read in time',
        'Try again, from a local disk if it lies on a network drive.'
      )
    case 'unusable':
      return fileUnreadable(
        `the ffprobe on this computer does not do its work (${result.words || 'no reason given'})`,
        'Install FFmpeg anew, or set FFPROBE_PATH to another ffprobe, and check again.'
      )
  }
}

/** Where only the container and the size are known. */
function unmeasured(file: { container: string; sizeBytes: number }): MediaInfo {
  return {
    container: file.container,
    durationS: null,
    width: null,
    height: null,
    rotation: null,
    displayAspect: null,
    codec: null,
    fps: null,
    hasAudio: false,
    sizeBytes: file.sizeBytes
  }
}

function toolMissing(displayPath: string, reason: string, cause?: unknown): AppError {
  return new AppError('TOOL_MISSING', `${basename(displayPath)} cannot be checked: ${reason}`, {
    retry: 'person',
    cause
  })
}

function stopped(
  finding: Finding,
  file: FileStat | null,
  media: MediaInfo | null = null
): Inspection {
  return { media, findings: [finding], stat: file }
}
