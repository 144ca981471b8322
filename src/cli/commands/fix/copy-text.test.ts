import { describe, expect, it } from 'vitest'
import type { CopyReport } from '../../../engine/transcode/copy-paths.ts'
import { copyProgressText } from './copy-progress.ts'
import { copyLine, copySummaryLine, copyText, copyTotalsText } from './copy-text.ts'
import { plainPainter } from '../../text/painter.ts'

const made: CopyReport = {
  path: 'a\nb.mov',
  outcome: {
    kind: 'made',
    path: Buffer.from('a\nb (9x16).mp4'),
    steps: [
      { kind: 'container', settles: 'CONTAINER_UNSUPPORTED', message: 'It becomes an MP4 file.' }
    ],
    findings: []
  }
}
const counts = { made: 2, nothing: 1, cannot: 0, failed: 1, skip: 3 }

describe('what fix says', () => {
  it('is, of a copy, one line with the agreed keys for a script', () => {
    expect(copyLine(made)).toBe(
      '{"event":"copy","path":"a\\nb.mov","verdict":"made","out":"a\\nb (9x16).mp4","steps":[{"kind":"container","settles":"CONTAINER_UNSUPPORTED"}],"findings":[],"error":null}'
    )
    expect(copySummaryLine(counts)).toBe(
      '{"event":"summary","made":2,"nothing":1,"cannot":0,"failed":1,"skip":3,"total":7}'
    )
  })

  it('cannot be forged by a name', () => {
    expect(copyText(made, plainPainter).split('\n')).toEqual([
      '✔ copied   a␊b.mov',
      '    Copy: a␊b (9x16).mp4',
      '    It becomes an MP4 file.'
    ])
    expect(copyTotalsText(counts)).toBe('7 files: 2 copied, 1 without need, 1 failed, 3 skipped')
  })

  it('guesses at the rest of a video only once there is something to guess by', () => {
    expect(copyProgressText('x/clip.mp4', 0.01, 1_500)).toBe('Making a copy of clip.mp4: 1 %')
    expect(copyProgressText('x/clip.mp4', 0.5, 20_000)).toBe(
      'Making a copy of clip.mp4: 50 %, about 20 s left'
    )
  })
})
