import type { Finding } from '../../contract/media/finding.ts'
import { fileTruncated } from './file-findings.ts'
import type { Damage } from '../media/mp4/box-walk.ts'

const openingOnly = 'The file is only the opening of a video in segments; it holds no frames.'

/** Tells the user what the box walk found missing. */
export function damageFinding(damage: Damage): Finding {
  return fileTruncated(...inWords(damage))
}

function inWords(damage: Damage): [measured: string, message: string] {
  let said: [string, string]
  switch (damage.kind) {
    case 'cut': {
      const missing = bytesInWords(damage.missingBytes)
      said = [`${missing} missing`, `The video is cut off: ${missing} are missing at the end.`]
      break
    }
    case 'no-index':
      said = [
        'no index',
        'The video has no index (moov): its recording or copying was not finished.'
      ]
      break
    case 'no-samples':
      said = [
        'no frames',
        damage.initSegment
          ? openingOnly
          : 'The video holds no frames: its recording was not finished.'
      ]
      break
    case 'endless':
      said = ['damaged', 'The video is damaged: its structure cannot be followed to the end.']
  }
  return said
}

function bytesInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return bytes < 1_000_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
