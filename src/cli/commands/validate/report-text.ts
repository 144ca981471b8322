import type { FileReport, Verdict } from '../../../contract/media/check.ts'
import type { Finding } from '../../../contract/media/finding.ts'
import type { MediaInfo } from '../../../contract/media/media.ts'
import { findingText, ofSeverities } from '../../text/finding-text.ts'
import { totalsText } from '../../text/counts-text.ts'
import { formatBytes } from '../../text/format-amount.ts'
import type { Painter } from '../../text/painter.ts'
import type { Colour } from '../../text/phase-style.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'

const verdicts: Record<Verdict, { icon: string; word: string; colour: Colour }> = {
  ok: { icon: '✔', word: 'looks fine', colour: 'green' },
  warn: { icon: '⚠', word: 'warning', colour: 'yellow' },
  block: { icon: '✖', word: 'blocked', colour: 'red' },
  skip: { icon: '–', word: 'skipped', colour: 'gray' }
}
const indent = ' '.repeat(4)

/** One file's report: verdict and path, media facts, and each finding with what to do. */
export function reportText(report: FileReport, paint: Painter): string {
  const style = verdicts[report.verdict]
  return [
    `${paint(style.colour, `${style.icon} ${style.word.padEnd(10)}`)} ${visibleText(report.path)}`,
    ...(report.media ? [paint('dim', `${indent}${mediaText(report.media)}`)] : []),
    // A file can have findings of all weights: each line is marked.
    ...ofSeverities(report.findings, 'block', 'warn', 'info').map(
      (finding) => indent + markOf(finding, paint) + visibleText(adviceText(finding))
    )
  ].join('\n')
}

function markOf({ severity }: Finding, paint: Painter): string {
  if (severity === 'info') return ''
  const { icon, colour } = verdicts[severity]
  return `${paint(colour, icon)} `
}

/** The options that let pass what the window lets pass with a button. */
const wayThrough: Partial<Record<Finding['code'], string>> = { ASPECT_NOT_9_16: '--allow-aspect' }

function adviceText(finding: Finding): string {
  if (finding.severity === 'info') return finding.message
  const option = finding.severity === 'block' ? wayThrough[finding.code] : undefined
  return `${findingText(finding)}. ${finding.action}${option ? ` Here that is ${option}.` : ''}`
}

/** "mp4 · h264 · 1080×1920 · 30 fps · 24.5 s · 12.3 MB", what is unknown left out. */
function mediaText(media: MediaInfo): string {
  return visibleText(
    [
      media.container,
      media.codec,
      media.width !== null &&
        media.height !== null &&
        `${media.width}×${media.height}${media.rotation ? `, turned ${media.rotation}°` : ''}`,
      media.fps !== null && `${Number(media.fps.toFixed(2))} fps`,
      media.durationS !== null && `${Number(media.durationS.toFixed(2))} s`,
      media.codec !== null && (media.hasAudio ? 'with sound' : 'no sound'),
      formatBytes(media.sizeBytes)
    ]
      .filter(Boolean)
      .join(' · ')
  )
}

/** "14 files: 8 look fine, 2 with warnings, 3 blocked, 1 skipped". */
export function verdictTotalsText(counts: Record<Verdict, number>): string {
  return totalsText(counts, [
    ['ok', 'look fine', 'looks fine'],
    ['warn', 'with warnings'],
    ['block', 'blocked'],
    ['skip', 'skipped']
  ])
}
