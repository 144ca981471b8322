import { t } from '../../../contract/messages/say.ts'
import type { SelectChoice } from '../../shared/ui/form.tsx'

/** Bounds that are offered for the upload speed, in kB/s. */
const offered = [250, 500, 1000, 2000, 5000, 10_000, 20_000]

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/**
 * What can be chosen for the upload speed: 'none', or kB/s as text. A bound that was set elsewhere
 * is among it.
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

/** A chosen value as the settings keep it: kB/s, or null for no bound. */
export function readLimit(value: string): number | null {
  return value === 'none' ? null : Number(value)
}
