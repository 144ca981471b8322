import { verdictOf, type Bar, type Figure, type Report } from './figure.ts'
import type { Load } from './machine-load.ts'

/** The reports as people read them: one block a benchmark, one figure a line, what it was made of below it. */
export function tableOf(reports: readonly Report[]): string {
  return reports.map(blockOf).join('\n\n')
}

function blockOf(report: Report): string {
  const rows = report.figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.spread === null ? '' : `${round(figure.spread.low)} to ${round(figure.spread.high)}`,
    figure.bar === null ? '' : barText(figure.bar),
    verdictOf(figure),
    loadText(figure.load)
  ])
  const all = [['figure', 'measured', 'spread', 'bar', 'verdict', 'other load'], ...rows]
  const widths =
    all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  )
  const details = report.figures
    .filter((figure) => figure.detail !== '')
    .map((figure) => `  ${figure.name}: ${figure.detail}`)
  return [
    `== ${report.bench}`,
    ...lines,
    ...details,
    ...report.skipped.map((reason) => `  skipped: ${reason}`)
  ].join('\n')
}

export function barText(bar: Bar): string {
  return 'most' in bar ? `at most ${bar.most}` : `at least ${bar.least}`
}

export function round(value: number): string {
  const digits =
    Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return value.toFixed(digits)
}

const percent = (share: number | null): string =>
  share === null ? '?' : `${Math.round(share * 100)} %`

function loadText({ busyBefore, steal, loadAverage, cores }: Load): string {
  return `${percent(busyBefore)} busy before, steal ${percent(steal)}, load ${loadAverage.toFixed(1)} on ${cores}`
}

/** One object for programs: everything the table says, and the verdicts. */
export function jsonOf(reports: readonly Report[]): object {
  return {
    at: new Date().toISOString(),
    node: process.version,
    reports: reports.map((report) => ({
      ...report,
      figures: report.figures.map((figure: Figure) => ({ ...figure, verdict: verdictOf(figure) }))
    }))
  }
}
