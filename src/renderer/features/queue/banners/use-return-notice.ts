import { useEffect } from 'react'
import { toast } from 'sonner'
import { rowStore } from '../../../state/queue-link.ts'
import { describeReturn } from './describe-return.ts'

let wasTold = false

/** Says once, at the start of the window, what of the queue is there from before. */
export function useReturnNotice(): void {
  useEffect(() => {
    if (wasTold) return
    const look = (): void => {
      const rows = wasTold ? [] : rowStore.rows()
      if (rows.length === 0) return
      wasTold = true
      // Those that came since the window was opened are no news.
      const told = describeReturn(
        rows.filter(({ createdAt }) => Date.parse(createdAt) < performance.timeOrigin)
      )
      if (told !== null) toast.info(told.title, { description: told.description })
    }
    look()
    return rowStore.subscribe(look)
  }, [])
}
