import { useEffect } from 'react'
import { toast } from 'sonner'
import { rowStore } from '../../../state/queue-link.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { t } from '../../../../contract/messages/say.ts'
import { filterOf } from '../../../state/filters.ts'

let wasTold = false

/** Tells the user once, when the window starts, what the queue holds from before. */
export function useReturnBanner(): void {
  useEffect(() => {
    if (wasTold) return
    const look = (): void => {
      const rows = wasTold ? [] : rowStore.rows()
      if (rows.length === 0) return
      wasTold = true
      // Files added since the window opened are not news.
      const told = describeReturn(
        rows.filter(({ createdAt }) => Date.parse(createdAt) < performance.timeOrigin)
      )
      if (told !== null) toast.info(told.title, { description: told.description })
    }
    look()
    return rowStore.subscribe(look)
  }, [])
}

/**
 * Describes the queue at a start, even after a crash: how many files, how many of them are
 * confirmed and continue, how many need attention. Null if nothing is left open.
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
    goOn > 0 ? t('welcomeBack.goOn', { n: goOn }) : '',
    look.size > 0 ? t('welcomeBack.look', { n: look.size }) : '',
    missing > 0 ? t('welcomeBack.missing', { n: missing }) : ''
  ].filter((part) => part !== '')
  return {
    title: t('welcomeBack.title', { n: open.length }),
    description: parts.length === 0 ? t('welcomeBack.nothingConfirmed') : `${parts.join(', ')}.`
  }
}

/** Returns whether this row waits until the user fixes the key or the account. */
function isHeld({ phase, waiting }: Pick<JobRow, 'phase' | 'waiting'>): boolean {
  return (
    phase === 'waiting' && (waiting?.reason === 'not-authorised' || waiting?.reason === 'reconnect')
  )
}
