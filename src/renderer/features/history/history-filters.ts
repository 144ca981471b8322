import { create } from 'zustand'
import type { HistoryQuery, Outcome } from '../../../contract/history/history.ts'
import { dayMs } from '../../../contract/duration.ts'

export const periods = ['any', 'day', 'week', 'month', 'year'] as const
export type Period = (typeof periods)[number]
const days: Record<Exclude<Period, 'any'>, number> = { day: 1, week: 7, month: 30, year: 365 }

export interface HistoryFilters {
  text: string
  outcome: Outcome | null
  profileId: string | null
  period: Period
}

export const noFilters: HistoryFilters = { text: '', outcome: null, profileId: null, period: 'any' }

/** The user's filters; kept while another view is open. */
export const useHistoryFilters = create<HistoryFilters>()(() => noFilters)

export const setFilters = (change: Partial<HistoryFilters>): void =>
  useHistoryFilters.setState(change)

/** Converts these filters to a query at this moment. */
export function toQuery(
  { text, outcome, profileId, period }: HistoryFilters,
  nowMs: number
): HistoryQuery {
  return {
    text: text.trim(),
    outcome,
    profileId,
    since: period === 'any' ? null : new Date(nowMs - days[period] * dayMs).toISOString()
  }
}
