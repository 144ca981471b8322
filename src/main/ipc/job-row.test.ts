import { sep } from 'node:path'
import { expect, it } from 'vitest'
import type { Finding } from '../../contract/media/finding.ts'
import { displayPath, worstFinding } from './job-row.ts'

const finding = (code: Finding['code'], severity: Finding['severity']): Finding => ({
  code,
  severity,
  measured: { unit: 's' },
  allowed: { unit: 's' },
  message: code,
  action: ''
})

it('shows what blocks before what warns, and keeps the order of the checks among equals', () => {
  expect(
    worstFinding([
      finding('HDR', 'info'),
      finding('FPS_VARIABLE', 'warn'),
      finding('VIDEO_TOO_LONG', 'block'),
      finding('CODEC_UNSUPPORTED', 'block')
    ])?.code
  ).toBe('VIDEO_TOO_LONG')
  expect(worstFinding([finding('HDR', 'warn'), finding('CHROMA', 'warn')])?.code).toBe('HDR')
  expect(worstFinding([])).toBeNull()
})

it('shortens the home folder to ~ and nothing else', () => {
  const shown = (path: string, home: string): string =>
    displayPath(path.replaceAll('/', sep), home.replaceAll('/', sep)).replaceAll(sep, '/')
  expect(shown('/home/ann/Videos/a.mp4', '/home/ann')).toBe('~/Videos/a.mp4')
  expect(shown('/home/ann', '/home/ann')).toBe('~')
  expect(shown('/home/anna/a.mp4', '/home/ann')).toBe('/home/anna/a.mp4')
  expect(shown('/media/a.mp4', '/')).toBe('/media/a.mp4')
})
