import { t } from '../../../contract/messages/say.ts'
import type { SelectChoice } from '../../shared/ui/form.tsx'

/** Bandwidth limits on offer, in kB/s. */
const offered = [250, 500, 1000, 2000, 5000, 10_000, 20_000]

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/**
 * Returns the choices for the bandwidth limit: 'none', or kB/s as text. Includes a limit that was
 * set elsewhere.
 */
export function limitChoices(setKbPerS: number | null): SelectChoice<string>[] {
  const bounds =
    setKbPerS === null || offered.includes(setKbPerS)
      ? offered
      : [...offered, setKbPerS].toSorted((a, b) => a - b)
  return [
    { value: 'none', label: t('settings.running.limitNone') },
    ...bounds.map((kbPerS) => ({
      value: String(kbPerS),
      label: t('settings.running.limitAt', { megabytesPerS: number.format(kbPerS / 1000) })
    }))
  ]
}

/** Converts a choice to the stored setting: kB/s, or null for no limit. */
export function readLimit(value: string): number | null {
  return value === 'none' ? null : Number(value)
}
