import { basename } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import type { CheckOptions } from '../../contract/media/check.ts'
import type { Finding } from '../../contract/media/finding.ts'
import type { MediaInfo } from '../../contract/media/media.ts'
import { isSupportedContainer } from '../media/mp4/container.ts'
import { toMediaInfo } from '../media/probe/media-facts.ts'
import { fileUnreadable } from './file-findings.ts'
import {
  readVideo,
  type FileStat,
  type ReadContext,
  type Readable,
  type ToolTrouble
} from './read-video.ts'
import { checkVideo } from './rules.ts'

export type InspectContext = ReadContext

/** `media`: null if nothing was measured. `stat`: null if it is not a readable regular file. */
export interface Inspection {
  media: MediaInfo | null
  findings: Finding[]
  stat: FileStat | null
}

const postable: Readable = { takesContainer: isSupportedContainer, takesAnySize: false }

/**
 * Checks one file: stat, magic bytes, boxes, one ffprobe, rules. A blocker is the only finding; an
 * undamaged video gets all. Throws only AppError TOOL_MISSING (no ffprobe) or the signal's reason.
 */
export async function inspectFile(
  rawPath: Buffer | string,
  displayPath: string,
  options: CheckOptions,
  context: InspectContext
): Promise<Inspection> {
  const reading = await readVideo(rawPath, postable, context)
  const { file } = reading
  if (reading.kind === 'read') {
    const { facts } = reading
    return { media: toMediaInfo(facts), findings: checkVideo(facts, options), stat: file }
  }
  const finding =
    reading.kind === 'stopped'
      ? reading.finding
      : unprobed(reading.trouble, displayPath, context.tools)
  return { media: unmeasured(reading), findings: [finding], stat: file }
}

/** Handles ffprobe trouble with a video whose boxes are undamaged. @throws AppError TOOL_MISSING */
function unprobed(
  trouble: ToolTrouble,
  displayPath: string,
  { ffprobe }: InspectContext['tools']
): Finding {
  switch (trouble.kind) {
    case 'missing':
      throw toolMissing(displayPath, ffprobe.reason ?? 'ffprobe was not found.')
    case 'not-started':
      throw toolMissing(
        displayPath,
        'ffprobe could not be started. Install FFmpeg, or set FFPROBE_PATH to where it is.',
        trouble.cause
      )
    case 'unusable':
      return fileUnreadable(
        `the ffprobe on this computer does not do its work (${trouble.words || 'no reason given'})`,
        'Install FFmpeg anew, or set FFPROBE_PATH to another ffprobe, and check again.'
      )
  }
}

/** Media info of a file of which only the container and the size are known. */
function unmeasured({
  file,
  container
}: {
  file: FileStat | null
  container: string | null
}): MediaInfo | null {
  if (file === null || container === null) return null
  return toMediaInfo({
    container,
    sizeBytes: file.sizeBytes,
    containerDurationS: null,
    picture: null,
    soundCodecs: []
  })
}

function toolMissing(displayPath: string, reason: string, cause?: unknown): AppError {
  return new AppError('TOOL_MISSING', `${basename(displayPath)} cannot be checked: ${reason}`, {
    retry: 'person',
    cause
  })
}
