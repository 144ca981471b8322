import { expect, it } from 'vitest'
import type { Finding } from '../../../contract/media/finding.ts'
import { plainPainter } from '../../text/painter.ts'
import { reportText } from './report-text.ts'

const wide: Finding = {
  code: 'ASPECT_NOT_9_16',
  severity: 'block',
  measured: { value: 1.7778, unit: 'width / height' },
  allowed: { value: 0.5625, unit: 'width / height' },
  message: 'The picture is shown 1280x720.',
  action: 'Make an upright copy, or choose Post as it is.'
}
const text = (finding: Finding): string =>
  reportText({ path: 'a.mp4', verdict: 'block', findings: [finding], media: null }, plainPainter)

it('says shapes as people write them, and which option lets a wide picture pass', () => {
  expect(text(wide)).toContain(
    'ASPECT_NOT_9_16: measured 16:9, allowed 9:16. Make an upright copy, or choose Post as it is. Here that is --allow-aspect.'
  )
})

it('says in a sentence why a file cannot be read', () => {
  const why = { value: 'there is nothing at this path', unit: 'file' }
  expect(
    text({
      ...wide,
      code: 'FILE_UNREADABLE',
      measured: why,
      message: 'The file cannot be read: there is nothing at this path.',
      action: 'Check it.'
    })
  ).toContain('FILE_UNREADABLE: The file cannot be read: there is nothing at this path. Check it.')
})

it('says first what blocks a file, then what is only worth a look', () => {
  const small: Finding = {
    ...wide,
    code: 'SIDE_TOO_SMALL',
    severity: 'warn',
    measured: { value: 540, unit: 'px' },
    allowed: { min: 720, max: 4096, unit: 'px' }
  }
  const lines = reportText(
    { path: 'a.mp4', verdict: 'block', findings: [small, wide], media: null },
    plainPainter
  ).split('\n')
  expect(lines.map((line) => line.trim().slice(0, 6))).toEqual(['✖ bloc', '✖ ASPE', '⚠ SIDE'])
})

it('asks for nothing where there is nothing to do', () => {
  expect(
    text({
      ...wide,
      severity: 'info',
      message: 'Passed over: it leads to a folder that is already in this list.'
    })
  ).toMatch(/^ {4}Passed over: it leads to a folder that is already in this list\.$/m)
})
