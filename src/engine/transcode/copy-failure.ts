import { errorCode } from '../error-code.ts'
import { FFmpegError } from '../media/process/ffmpeg.ts'

/** Why there is no copy: a code for scripts, a sentence with the remedy. The source is intact. */
export interface CopyFailure {
  code:
    | 'COPY_NO_ROOM'
    | 'COPY_DISK_FULL'
    | 'FILE_NOT_WRITTEN'
    | 'FFMPEG_FAILED'
    | 'COPY_INCOMPLETE'
    | 'COPY_REFUSED'
    | 'COPY_SOURCE_CHANGED'
  message: string
}

export const diskFull = (needs: string, has: string): CopyFailure => ({
  code: 'COPY_NO_ROOM',
  message: `The copy needs about ${needs}, and ${has} are free where it goes. Make room, or choose another folder for it.`
})

export const incomplete = (copiedS: number, wantedS: number): CopyFailure => ({
  code: 'COPY_INCOMPLETE',
  message: `Only ${copiedS.toFixed(1)} s of ${wantedS.toFixed(1)} s came through; the video is damaged inside. Export it again.`
})

export const stillRefused = (why: string): CopyFailure => ({
  code: 'COPY_REFUSED',
  message: `The copy was thrown away, because it would be refused as well: ${why}`
})

export const sourceChanged: CopyFailure = {
  code: 'COPY_SOURCE_CHANGED',
  message:
    'The video changed while it was copied, so the copy was thrown away. Wait until it is written completely, then try again.'
}

/** Explains an error of the system or of ffmpeg to the user; null for an error of the app. */
export function copyFailureOf(error: unknown): CopyFailure | null {
  if (error instanceof FFmpegError) {
    if (/No space left on device|ENOSPC|Disk quota exceeded/i.test(error.stderrTail))
      return becameFull
    if (/Permission denied|Read-only file system|Operation not permitted/i.test(error.stderrTail))
      return mayNotWrite
    return {
      code: 'FFMPEG_FAILED',
      message: `FFmpeg could not make it: ${lastWords(error.stderrTail)}. Export the clip again in your editor.`
    }
  }
  return byCode.find(([codes]) => codes.includes(errorCode(error)))?.[1] ?? null
}

const becameFull: CopyFailure = {
  code: 'COPY_DISK_FULL',
  message:
    'The disk became full while the copy was written. Make room, or choose another folder for it.'
}
const mayNotWrite: CopyFailure = {
  code: 'FILE_NOT_WRITTEN',
  message:
    'You may not write where the copy goes. Choose another folder for it, or move the clip to one of yours.'
}

const byCode: readonly (readonly [codes: readonly string[], failure: CopyFailure])[] = [
  [['ENOSPC', 'EDQUOT'], becameFull],
  [['EACCES', 'EPERM', 'EROFS'], mayNotWrite],
  [
    ['EBUSY'],
    {
      code: 'FILE_NOT_WRITTEN',
      message: 'Another program holds the copy that was just written. Make it again.'
    }
  ],
  [
    ['ENOENT', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG'],
    {
      code: 'FILE_NOT_WRITTEN',
      message:
        'The copy could not be put there: the folder is not there, or has no free name for it. Choose another folder for it.'
    }
  ]
]

/** Returns ffmpeg's last line without addresses and paths, because its own files are gone. */
function lastWords(stderrTail: string): string {
  const line = stderrTail.trim().split('\n').at(-1) ?? ''
  return (
    line
      .replaceAll(/\[[^\]]*\]\s*/g, '')
      .replaceAll(/(?:file:)?(?:[a-z]:)?[\\/]\S+:?\s*/gi, '')
      .replace(/\.$/, '')
      .trim() || 'no reason given'
  )
}
