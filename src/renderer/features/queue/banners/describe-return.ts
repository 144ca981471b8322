import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { strings } from '../../../shared/strings.ts'
import { filterOf } from '../../../state/filters.ts'
import { isHeld } from '../row/is-held.ts'

const text = strings.welcomeBack

/**
 * What the user finds at a start, even after a crash: how many files, how many of them are
 * confirmed and go on, how many need attention. Null if nothing is left open.
 */
export function describeReturn(
  rows: readonly Pick<
    JobRow,
    'phase' | 'waiting' | 'missed' | 'fileMissing' | 'armed' | 'settledAt'
  >[]
): { title: string; description: string } | null {
  const open = rows.filter(({ phase, settledAt }) => settledAt === null && phase !== 'cancelled')
  if (open.length === 0) return null
  const look = new Set(open.filter((row) => filterOf(row) === 'attention' || isHeld(row)))
  const missing = open.filter((row) => row.fileMissing && look.has(row)).length
  const goOn = open.filter((row) => row.armed && !look.has(row)).length
  const parts = [
    goOn > 0 ? text.goOn(goOn) : '',
    look.size > 0 ? text.look(look.size) : '',
    missing > 0 ? text.missing(missing) : ''
  ].filter((part) => part !== '')
  return {
    title: text.title(open.length),
    description: parts.length === 0 ? text.nothingConfirmed : `${parts.join(', ')}.`
  }
}
