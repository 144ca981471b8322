import { AppError } from '../../contract/app-error.ts'
import type { Finding } from '../../contract/media/finding.ts'
import { readVideo, type ReadContext, type Readable } from '../checks/read-video.ts'
import type { MediaFacts } from '../media/probe/media-facts.ts'

/** Containers that the one ffprobe call may open; see `probeArguments`. */
const containers = new Set(['mp4', 'mov', '3gp', 'matroska', 'webm', 'avi', 'flv', 'mpegts'])
const copyable: Readable = {
  takesContainer: (container) => containers.has(container),
  takesAnySize: true
}

/** Facts about a video in any container; or the one finding that rules out any copy. */
export type Examined =
  | { kind: 'video'; facts: MediaFacts; mtimeMs: number }
  | { kind: 'stopped'; finding: Finding }

/**
 * Examines a video like the checks, but accepts any size and containers that cannot be posted.
 * @throws AppError TOOL_MISSING, and the signal's reason
 */
export async function examineVideo(
  rawPath: Buffer,
  tools: ReadContext['tools'],
  signal?: AbortSignal
): Promise<Examined> {
  const reading = await readVideo(rawPath, copyable, { tools, signal })
  switch (reading.kind) {
    case 'read':
      return { kind: 'video', facts: reading.facts, mtimeMs: reading.file.mtimeMs }
    case 'stopped':
      return { kind: 'stopped', finding: reading.finding }
    case 'no-ffprobe':
      throw new AppError(
        'TOOL_MISSING',
        reading.trouble.kind === 'missing'
          ? (tools.ffprobe.reason ?? 'ffprobe was not found.')
          : 'ffprobe does not do its work. Install FFmpeg anew, or set FFPROBE_PATH to another ffprobe.'
      )
  }
}
