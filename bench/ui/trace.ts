import type { Browser, CDPSession } from 'playwright-core'
import { z } from 'zod'

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  pid: z.number(),
  tid: z.number(),
  args: z.record(z.string(), z.unknown()).optional()
})
const traceSchema = z.union([
  z.array(eventSchema),
  z.object({ traceEvents: z.array(eventSchema) }).transform(({ traceEvents }) => traceEvents)
])
type TraceEvent = z.infer<typeof eventSchema>

/** Scripting, style and layout on the page's main thread, by the names that Chromium's timeline gives them. */
const work = new Set([
  'FireAnimationFrame',
  'FunctionCall',
  'EventDispatch',
  'TimerFire',
  'RunMicrotasks',
  'EvaluateScript',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'v8.callFunction',
  'MajorGC',
  'MinorGC'
])
/** What the page marks once a frame while it is measured. */
export const frameMark = 'bench-frame'

/** Records Chromium's timeline while `act` runs. */
export async function traced(browser: Browser, act: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await browser.newBrowserCDPSession()
  try {
    await session.send('Tracing.start', {
      transferMode: 'ReturnAsStream',
      traceConfig: {
        includedCategories: [
          'devtools.timeline',
          'disabled-by-default-devtools.timeline',
          'blink.user_timing'
        ],
        excludedCategories: ['*']
      }
    })
    await act()
    const complete = new Promise<string>((resolve, reject) =>
      session.once('Tracing.tracingComplete', ({ stream }) =>
        stream === undefined ? reject(new Error('The browser gave no trace.')) : resolve(stream)
      )
    )
    await session.send('Tracing.end')
    return traceSchema.parse(JSON.parse(await readStream(session, await complete)))
  } finally {
    await session.detach()
  }
}

async function readStream(session: CDPSession, handle: string): Promise<string> {
  const parts: string[] = []
  for (;;) {
    const { data, eof, base64Encoded } = await session.send('IO.read', { handle })
    parts.push(base64Encoded === true ? Buffer.from(data, 'base64').toString('utf8') : data)
    if (eof) break
  }
  await session.send('IO.close', { handle })
  return parts.join('')
}

/**
 * Milliseconds of scripting, style and layout from each of the page's frame marks to the next, on the thread that made them.
 * It is the thread's own time: what other programs took of the processor meanwhile does not count. Work inside other work
 * (a layout that a script forces) is counted once.
 */
export function workPerFrame(events: readonly TraceEvent[]): number[] {
  const marks = events.filter(({ name }) => name === frameMark)
  const first = marks[0]
  if (first === undefined) return []
  const starts = marks.map(({ ts }) => ts).toSorted((a, b) => a - b)
  const spans = events
    .filter(
      ({ name, ph, pid, tid }) =>
        ph === 'X' && work.has(name) && pid === first.pid && tid === first.tid
    )
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const perFrame = Array.from({ length: starts.length - 1 }, () => 0)
  let frame = -1
  let doneTo = 0
  for (const { ts, dur = 0, tdur = dur } of spans) {
    while (frame < perFrame.length && ts >= (starts[frame + 1] ?? Infinity)) frame++
    const outermost = ts >= doneTo
    if (outermost) doneTo = ts + dur
    if (outermost && frame >= 0 && frame < perFrame.length)
      perFrame[frame] = (perFrame[frame] ?? 0) + tdur / 1000
  }
  return perFrame
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new RangeError('There is no percentile of nothing.')
  return value
}
