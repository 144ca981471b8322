import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../contract/media/finding.ts'
import { fileTooLarge } from './file-findings.ts'
import { durationBounds, mimeTypeFor } from './limits.ts'
import { duplicateFinding, rules, verdictOf } from './rules.ts'

describe('the rule table', () => {
  it('has a rule with its source for every code', () => {
    expect(Object.keys(rules).toSorted()).toEqual([...findingCodes].toSorted())
    for (const rule of Object.values(rules)) expect(rule.source.length).toBeGreaterThan(10)
  })

  it('lets the gravest finding decide', () => {
    const blocked = duplicateFinding({ where: 'posted before', allowed: false })
    const warned = duplicateFinding({ where: 'posted before', allowed: true })
    const info = { ...warned, severity: 'info' as const }
    expect([[info], [info, warned], [warned, blocked]].map(verdictOf)).toEqual([
      'ok',
      'warn',
      'block'
    ])
  })

  it('measures file sizes in both readings of 4 GB', () => {
    expect(
      [4_000_000_000, 4_000_000_001, 4_294_967_296, 4_294_967_297].map(
        (bytes) => fileTooLarge(bytes)?.severity
      )
    ).toEqual([undefined, 'warn', 'warn', 'block'])
  })

  it('lets own numbers replace those of the account type, one by one', () => {
    const options = { strictAspect: false, allowAspect: false } as const
    expect(durationBounds({ ...options, accountType: 'standard' })).toEqual({ minS: 15, maxS: 60 })
    expect(durationBounds({ ...options, accountType: 'creator', minDurationS: 5 })).toEqual({
      minS: 5,
      maxS: 600
    })
    expect(durationBounds({ ...options, accountType: 'standard', maxDurationS: 90 })).toEqual({
      minS: 15,
      maxS: 90
    })
  })

  it('uploads MOV as QuickTime and MP4 as MP4', () => {
    expect([mimeTypeFor('mov'), mimeTypeFor('mp4')]).toEqual(['video/quicktime', 'video/mp4'])
  })
})
