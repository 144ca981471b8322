import { t } from '../../../contract/messages/say.ts'
import type { FileReport, Verdict } from '../../../contract/media/check.ts'
import type { Finding } from '../../../contract/media/finding.ts'
import type { MediaInfo } from '../../../contract/media/media.ts'
import { findingText, ofSeverities } from '../../text/finding-text.ts'
import { totalsText } from '../../text/counts-text.ts'
import { formatBytes } from '../../text/format-amount.ts'
import type { Painter } from '../../text/painter.ts'
import type { Colour } from '../../text/phase-style.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'

const verdicts: Record<Verdict, { icon: string; colour: Colour }> = {
  ok: { icon: '✔', colour: 'green' },
  warn: { icon: '⚠', colour: 'yellow' },
  block: { icon: '✖', colour: 'red' },
  skip: { icon: '–', colour: 'gray' }
}
const indent = ' '.repeat(4)

/** One file's report: verdict and path, media facts, and each finding with what to do. */
export function reportText(report: FileReport, paint: Painter): string {
  const style = verdicts[report.verdict]
  return [
    `${paint(style.colour, `${style.icon} ${t(`cli.validate.${report.verdict}`).padEnd(10)}`)} ${visibleText(report.path)}`,
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
  const advice = `${findingText(finding)}. ${finding.action}`
  return option ? t('cli.validate.way-through', { advice, option }) : advice
}

/** "mp4 · h264 · 1080×1920 · 30 fps · 24.5 s · 12.3 MB", what is unknown left out. */
function mediaText(media: MediaInfo): string {
  return visibleText(
    [
      media.container,
      media.codec,
      sizeText(media),
      media.fps !== null && t('cli.validate.fps', { fps: Number(media.fps.toFixed(2)) }),
      media.durationS !== null && t('cli.span.seconds', { n: Number(media.durationS.toFixed(2)) }),
      media.codec !== null &&
        t(media.hasAudio ? 'cli.validate.with-sound' : 'cli.validate.no-sound'),
      formatBytes(media.sizeBytes)
    ]
      .filter(Boolean)
      .join(' · ')
  )
}

function sizeText({ width, height, rotation }: MediaInfo): string | null {
  if (width === null || height === null) return null
  const size = `${width}×${height}`
  return rotation ? t('cli.validate.turned', { size, degrees: rotation }) : size
}

/** "14 files: 8 look fine, 2 with warnings, 3 blocked, 1 skipped". */
export function verdictTotalsText(counts: Record<Verdict, number>): string {
  return totalsText(counts, [
    ['ok', 'cli.count.fine'],
    ['warn', 'cli.count.with-warnings'],
    ['block', 'cli.count.blocked'],
    ['skip', 'cli.count.skipped']
  ])
}
