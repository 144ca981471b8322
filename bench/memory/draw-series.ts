/** One look at a process. */
export interface Sample {
  atS: number
  mb: number
  published: number
}

export interface DrawOptions {
  title: string
  /** How much faster than the wall the queue's clock ran; the axis shows the queue's time. */
  speed: number
  warmUpShare: number
  /** How much more than `base` is allowed. */
  barMb: number
  base: number
}

const [width, height, left, right, top, bottom] = [860, 320, 60, 20, 44, 40]

const text = (tx: number | string, ty: number | string, words: string, anchor = 'start'): string =>
  `<text x="${tx}" y="${ty}" text-anchor="${anchor}">${words}</text>`
const line = (x1: string, y1: string, x2: string, y2: string, look: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${look}/>`
/** The series as an SVG picture: memory over time, the end of the warm-up, and the bar. */
export function drawSeries(
  samples: readonly Sample[],
  { title, speed, warmUpShare, barMb, base }: DrawOptions
): string {
  const lastS = samples.at(-1)?.atS ?? 1
  const topMb = Math.ceil((Math.max(base + barMb, ...samples.map(({ mb }) => mb)) + 10) / 50) * 50
  const x = (atS: number): string => (left + (atS / lastS) * (width - left - right)).toFixed(1)
  const y = (mb: number): string =>
    (height - bottom - (mb / topMb) * (height - top - bottom)).toFixed(1)
  const rows = Array.from({ length: Math.floor(topMb / 50) + 1 }, (_, n) => n * 50)
  const minutes = (lastS * speed) / 60
  const stepMin = minutes > 60 ? 20 : Math.max(1, Math.ceil(minutes / 6))
  const ticks = Array.from({ length: Math.floor(minutes / stepMin) + 1 }, (_, n) => n * stepMin)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#444">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(left, 22, `${title}, in MB; ${samples.at(-1)?.published ?? 0} published`),
    ...rows.map(
      (mb) =>
        line(String(left), y(mb), String(width - right), y(mb), 'stroke="#e4e4e4"') +
        text(left - 8, Number(y(mb)) + 4, String(mb), 'end')
    ),
    ...ticks.map((minute) =>
      text(x((minute * 60) / speed), height - 16, `${minute} min`, 'middle')
    ),
    line(
      x(lastS * warmUpShare),
      String(top),
      x(lastS * warmUpShare),
      String(height - bottom),
      'stroke="#999" stroke-dasharray="3 3"'
    ),
    line(
      x(lastS * warmUpShare),
      y(base + barMb),
      String(width - right),
      y(base + barMb),
      'stroke="#c0392b" stroke-dasharray="6 3"'
    ),
    text(
      width - right,
      Number(y(base + barMb)) - 5,
      `bar: ${barMb} MB above the level after warm-up`,
      'end'
    ),
    `<polyline fill="none" stroke="#3347c8" stroke-width="1.5" points="${samples.map(({ atS, mb }) => `${x(atS)},${y(mb)}`).join(' ')}"/>`,
    '</svg>',
    ''
  ].join('\n')
}
