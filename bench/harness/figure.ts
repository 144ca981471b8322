import type { Load } from './machine-load.ts'

/** What a figure must hold. */
export type Bar = { most: number } | { least: number }

/** One measured number. */
export interface Figure {
  name: string
  /** NaN is never a figure: what could not be measured is a `skipped`. */
  value: number
  unit: string
  /** Null for a number that is told for understanding only. */
  bar: Bar | null
  /** Lowest and highest among the rounds, in the unit of `value`; null for a single measurement. */
  spread: { low: number; high: number } | null
  /** What it was made of, for a reader who wants to check it. */
  detail: string
  load: Load
}

export interface Report {
  bench: string
  figures: Figure[]
  /** What could not be measured here, and why. */
  skipped: string[]
}

export type Verdict = 'held' | 'MISSED' | 'told'

export function verdictOf({ value, bar }: Pick<Figure, 'value' | 'bar'>): Verdict {
  if (bar === null) return 'told'
  const held = 'most' in bar ? value <= bar.most : value >= bar.least
  return held ? 'held' : 'MISSED'
}

/** How a benchmark is run. */
export interface BenchOptions {
  /** How often A and B are measured in turn. */
  rounds: number
  /** Share of the full size, for trying a benchmark out; the bars are meant for 1. */
  scale: number
  /** A folder of its own, removed afterwards. */
  dir: string
  /** One line on what is going on. */
  say: (line: string) => void
}

export interface Bench {
  name: string
  title: string
  run(options: BenchOptions): Promise<Report>
}
