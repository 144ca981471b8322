import { describe, expect, it } from 'vitest'
import type { CliContext } from '../cli-context.ts'
import { systemClock } from '../../engine/system-clock.ts'
import { createJobView } from '../views/create-job-view.ts'
import type { LineWriter } from '../views/line-writer.ts'

function aWriter(): LineWriter & { lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    line: (text) => void lines.push(text),
    closed: false,
    failure: null,
    stream: process.stdout
  }
}

describe('what is noted beside the jobs', () => {
  it.each([true, false])(
    'forges no line and moves no cursor, whatever a file or a table of captions is called (json: %s)',
    (json) => {
      const stderr = aWriter()
      const context: Pick<CliContext, 'stdout' | 'stderr' | 'env' | 'clock'> = {
        stdout: aWriter(),
        stderr,
        env: { TERM: 'dumb' },
        clock: systemClock()
      }
      createJobView(context, json).note(
        '--captions, line 2: there is no a\u001b[2J\nb.mp4 among the files'
      )
      expect(stderr.lines).toEqual(['--captions, line 2: there is no a␛[2J␊b.mp4 among the files'])
    }
  )
})
