import type { Finding } from '../../contract/media/finding.ts'
import { fileTruncated } from './file-findings.ts'
import type { Damage } from '../media/mp4/box-walk.ts'

/** Describes to the user what the box walk found missing. */
export function damageFinding(damage: Damage): Finding {
  switch (damage.kind) {
    case 'cut': {
      const missing = bytesInWords(damage.missingBytes)
      return fileTruncated(
        `${missing} missing`,
        `The video is cut off: ${missing} are missing at the end.`
      )
    }
    case 'no-index':
      return fileTruncated(
        'no index',
        'The video has no index (moov): its recording or copying was not finished.'
      )
    case 'no-samples':
      return fileTruncated(
        'no frames',
        damage.initSegment
          ? 'The file is only the opening of a video in segments; it holds no frames.'
          : 'The video holds no frames: its recording was not finished.'
      )
    case 'endless':
      return fileTruncated(
        'damaged',
        'The video is damaged: its structure cannot be followed to the end.'
      )
  }
}

function bytesInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return bytes < 1_000_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
