import type { Finding } from '../../contract/media/finding.ts'
import { limits } from './limits.ts'

/** Findings that end a check before the picture is judged. Only one is reported: one cause. */

/** `why` is a clause that follows "The file cannot be read: ". */
export function fileUnreadable(
  why: string,
  action = 'Check that the file is there and that you may read it.'
): Finding {
  return {
    code: 'FILE_UNREADABLE',
    severity: 'block',
    measured: { value: why, unit: 'file' },
    allowed: { value: 'a readable regular file', unit: 'file' },
    message: `The file cannot be read: ${why}.`,
    action
  }
}

/** A link back to a folder already walked: useful to know, nothing to fix. */
export function linkAlreadyWalked(why: string): Finding {
  return {
    code: 'FILE_UNREADABLE',
    severity: 'info',
    measured: { value: why, unit: 'file' },
    allowed: { value: 'a readable regular file', unit: 'file' },
    message: `Passed over: ${why}.`,
    action: 'Nothing to do.'
  }
}

export function fileEmpty(): Finding {
  return {
    code: 'FILE_EMPTY',
    severity: 'block',
    measured: { value: 0, unit: 'bytes' },
    allowed: { min: 1, max: limits.largestBytes, unit: 'bytes' },
    message: 'The file is empty.',
    action: 'Copy or export the clip again.'
  }
}

/** Returns null for an accepted size. */
export function fileTooLarge(sizeBytes: number): Finding | null {
  if (sizeBytes <= limits.largestCertainBytes) return null
  const block = sizeBytes > limits.largestBytes
  const max = block ? limits.largestBytes : limits.largestCertainBytes
  const said = {
    code: 'FILE_TOO_LARGE',
    measured: { value: sizeBytes, unit: 'bytes' },
    allowed: { max, unit: 'bytes' }
  } as const
  return block
    ? {
        ...said,
        severity: 'block',
        message: `The file has ${gigabytes(sizeBytes)} GB; TikTok takes 4 GB at most.`,
        action: 'Export the clip at a lower bitrate.'
      }
    : {
        ...said,
        severity: 'warn',
        message: `The file has ${gigabytes(sizeBytes)} GB; TikTok says "4 GB" and may stop at 4.00.`,
        action: 'Post it as it is, or export it a little smaller.'
      }
}

/** `measured`: the container's short name ('matroska'); `name`: for the user ("Matroska (MKV)"). */
export function containerUnsupported(measured: string, name: string): Finding {
  const what =
    measured === 'unknown' ? 'The file is no video of a known kind' : `Inside, the file is ${name}`
  return {
    code: 'CONTAINER_UNSUPPORTED',
    severity: 'block',
    measured: { value: measured, unit: 'container' },
    allowed: { value: 'mp4 or mov', unit: 'container' },
    message: `${what}; MP4 and MOV can be posted. The ending of the name does not matter.`,
    action: 'Export the clip as MP4.'
  }
}

/** Name of the measured thing in `--json`; scripts may read it, so the name never changes. */
const wholeFile = 'film' // printed by --json

/** `measured` is a few words, `message` a whole sentence. */
export function fileTruncated(measured: string, message: string): Finding {
  return {
    code: 'FILE_TRUNCATED',
    severity: 'block',
    measured: { value: measured, unit: wholeFile },
    allowed: { value: 'complete', unit: wholeFile },
    message,
    action: 'Wait until it is copied completely, or copy or export it again.'
  }
}

/** Same content as an earlier post or row of the account; `where`: "posted on 3 May as a.mp4". */
export function duplicateFinding(duplicate: { where: string; allowed: boolean }): Finding {
  return {
    code: 'DUPLICATE_CONTENT',
    severity: duplicate.allowed ? 'warn' : 'block',
    measured: { value: 2, unit: 'posts of this content' },
    allowed: { max: 1, unit: 'posts of this content' },
    message: `The same video is already there for this account: ${duplicate.where}.`,
    action: duplicate.allowed
      ? 'It will be posted again, as you chose.'
      : 'Remove it, or choose Post anyway.'
  }
}

function gigabytes(sizeBytes: number): string {
  return (sizeBytes / 1e9).toFixed(2)
}
