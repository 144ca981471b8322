import type { SelectChoice } from '../../shared/ui/form.tsx'

/** Bounds that are offered for the upload speed, in kB/s. */
const offered = [250, 500, 1000, 2000, 5000, 10_000, 20_000]

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/**
 * What can be chosen for the upload speed: 'none', or kB/s as text. A bound that was set elsewhere
 * is among it.
 * @param labels words for no bound, and for one in MB/s
 */
export function limitChoices(
  setKbPerS: number | null,
  labels: { none: string; at: (megabytesPerS: string) => string }
): SelectChoice<string>[] {
  const bounds =
    setKbPerS === null || offered.includes(setKbPerS)
      ? offered
      : [...offered, setKbPerS].toSorted((a, b) => a - b)
  return [
    { value: 'none', label: labels.none },
    ...bounds.map((kbPerS) => ({
      value: String(kbPerS),
      label: labels.at(number.format(kbPerS / 1000))
    }))
  ]
}

/** A chosen value as the settings keep it: kB/s, or null for no bound. */
export function readLimit(value: string): number | null {
  return value === 'none' ? null : Number(value)
}
