import { describe, expect, it } from 'vitest'
import { aJobRow } from '../../../../../test/support/fakes/jobs.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { phases, waitReasons } from '../../../../contract/queue/phase.ts'
import { filterOf } from '../../../state/filters.ts'
import { rowStatus } from './row-status.ts'

const nowMs = Date.parse('2026-11-22T12:00:00Z')
const row = (change: Partial<JobRow> = {}): JobRow => aJobRow(change)

describe('one status per row', () => {
  it('gives every phase and every reason to wait an icon, a word and a colour', () => {
    const rows = [
      ...phases.map((phase) => row({ phase })),
      ...waitReasons.map((reason) => row({ phase: 'waiting', waiting: { reason, until: null } }))
    ]
    for (const each of rows) {
      const { icon, word, tone } = rowStatus(each, 0, nowMs)
      expect([icon, word, tone].every((part) => part.length > 0)).toBe(true)
    }
  })

  it('shows bytes as a percentage that never says it is over before it is', () => {
    expect(rowStatus(row({ phase: 'uploading' }), 420, nowMs).percent).toBe(42)
    expect(rowStatus(row({ phase: 'uploading' }), 1000, nowMs).percent).toBe(99)
    expect(rowStatus(row({ phase: 'uploading', sizeBytes: 0 }), 0, nowMs).percent).toBe(0)
  })

  it('shows no percentage while TikTok processes', () => {
    expect(rowStatus(row({ phase: 'processing' }), 1000, nowMs)).toMatchObject({
      word: 'TikTok is processing',
      percent: null
    })
  })

  it('says why a row waits and until when', () => {
    expect(
      rowStatus(
        row({ phase: 'waiting', waiting: { reason: 'quota', until: '2026-11-22T14:00:00Z' } }),
        0,
        nowMs
      ).note
    ).toBe('Daily limit reached, goes on in 2 h')
    expect(
      rowStatus(
        row({
          phase: 'waiting',
          attempts: 2,
          waiting: { reason: 'back-off', until: '2026-11-22T12:00:40Z' }
        }),
        0,
        nowMs
      ).note
    ).toBe('Attempt 2 of 5, next in 40 s')
    expect(rowStatus(row({ phase: 'waiting' }), 0, nowMs).word).toBe('Queued')
  })

  it('says for how long an upload has stood still, and the exact time to whom looks closer', () => {
    expect(rowStatus(row({ phase: 'uploading' }), 420, nowMs, 40)).toMatchObject({
      note: 'No bytes for 40 s',
      tone: 'amber',
      percent: 42
    })
    expect(
      rowStatus(
        row({
          phase: 'waiting',
          attempts: 2,
          waiting: { reason: 'back-off', until: '2026-11-22T12:00:40Z' }
        }),
        0,
        nowMs
      ).exact
    ).toMatch(/22 Nov, \d\d:\d\d \S+/)
  })

  it('leaves the time out where it stands in a column of its own', () => {
    expect(
      rowStatus(
        row({ phase: 'waiting', waiting: { reason: 'quota', until: '2026-11-22T14:00:00Z' } }),
        0,
        nowMs
      ).brief
    ).toBe('Daily limit reached')
    expect(
      rowStatus(
        row({ phase: 'waiting', waiting: { reason: 'schedule', until: '2026-11-22T14:00:00Z' } }),
        0,
        nowMs
      ).brief
    ).toBeNull()
    expect(
      rowStatus(row({ phase: 'waiting', waiting: { reason: 'offline', until: null } }), 0, nowMs)
        .brief
    ).toBe('No connection, retries')
  })

  it('says in a few words what stands in the way', () => {
    const findings = [
      { code: 'VIDEO_TOO_SHORT' as const, severity: 'block' as const },
      { code: 'AUDIO_MISSING' as const, severity: 'warn' as const }
    ]
    expect(rowStatus(row({ phase: 'needs-attention', findings }), 0, nowMs).note).toBe('Too short')
  })

  it('names what was refused in the words it came with', () => {
    expect(
      rowStatus(
        row({ phase: 'failed', error: { code: 'X', message: 'TikTok could not read the file.' } }),
        0,
        nowMs
      ).note
    ).toBe('TikTok could not read the file.')
  })
})

describe('the tabs', () => {
  it('put an unconfirmed post and a held one where a person looks', () => {
    expect(filterOf(row({ phase: 'unknown' }))).toBe('attention')
    expect(
      filterOf(row({ phase: 'waiting', waiting: { reason: 'audience-check', until: null } }))
    ).toBe('attention')
    expect(filterOf(row({ phase: 'waiting', waiting: { reason: 'offline', until: null } }))).toBe(
      'queue'
    )
    expect(filterOf(row({ phase: 'waiting', waiting: { reason: 'schedule', until: null } }))).toBe(
      'scheduled'
    )
    expect(filterOf(row({ phase: 'cancelled' }))).toBeNull()
  })

  it('leave what only waits for the key or the account among those to send', () => {
    for (const reason of ['not-authorised', 'reconnect'] as const) {
      const held = row({ phase: 'waiting', waiting: { reason, until: null } })
      expect([filterOf(held), rowStatus(held, 0, nowMs).word]).toEqual(['queue', 'Waiting'])
    }
  })
})
