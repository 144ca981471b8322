import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/support/fakes/jobs.ts'
import { renderTable } from './live-table.ts'
import type { TableModel } from './live-table.ts'
import { plainPainter } from '../text/painter.ts'

function model(changes: Partial<TableModel> = {}): TableModel {
  return {
    rows: [],
    sentBytesOf: () => 0,
    done: 0,
    total: 0,
    needAttention: 0,
    sentBytes: 0,
    totalBytes: 0,
    bytesPerS: 0,
    msLeft: null,
    nowMs: 0,
    ...changes
  }
}
const row = (at: number, changes = {}, path = `clip ${at}.mp4`) => ({
  path,
  postedBefore: false,
  job: aJob({ id: `j${at}`, position: at, ...changes })
})

describe('the live table', () => {
  it('never grows past the terminal, and says how many it leaves out', () => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      row(at, { phase: at === 30 ? 'uploading' : 'waiting' })
    )
    const lines = renderTable(model({ rows, total: 40 }), { columns: 80, rows: 10 }, plainPainter)
    expect(lines.length).toBeLessThan(10)
    expect(lines[0]).toContain('clip 30.mp4')
    expect(lines.at(-2)).toContain('+ 33 more waiting')
  })
  it('never grows wider than the terminal, whatever the names', () => {
    const rows = [
      row(1, { phase: 'uploading' }, 'ビデオ'.repeat(40)),
      row(2, { phase: 'processing' }, '\u001b[2J\n👩‍👩‍👧'.repeat(9)),
      row(3, { phase: 'waiting', waiting: { reason: 'quota', until: null } })
    ]
    for (const columns of [10, 20, 40, 80, 200]) {
      for (const line of renderTable(
        model({ rows, total: 3, totalBytes: 5e9, sentBytes: 1e9, bytesPerS: 3e6, msLeft: 9e5 }),
        { columns, rows: 24 },
        plainPainter
      )) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(columns)
        for (const forbidden of ['\n', '\r', '\u001b']) expect(line).not.toContain(forbidden)
      }
    }
  })
  it('shows percent by bytes while uploading and none while TikTok works', () => {
    const rows = [row(1, { phase: 'uploading' }), row(2, { phase: 'processing' })]
    const [uploading, processing] = renderTable(
      model({ rows, sentBytesOf: () => 620_000 }),
      { columns: 100, rows: 24 },
      plainPainter
    )
    expect(uploading).toContain(' 62 %')
    expect(processing).toContain('TikTok is processing')
    expect(processing).not.toContain('%')
  })
  it('totals what is done, sent, its speed, and the time left', () => {
    const lines = renderTable(
      model({
        done: 3,
        total: 12,
        needAttention: 1,
        sentBytes: 45_000_000,
        totalBytes: 120_000_000,
        bytesPerS: 3_000_000,
        msLeft: 25_000
      }),
      { columns: 120, rows: 24 },
      plainPainter
    )
    expect(lines.at(-1)).toBe(
      '3 of 12 files done · 1 needs attention · 45.0 MB of 120 MB · 3.00 MB/s · about 25 s left'
    )
  })
})
