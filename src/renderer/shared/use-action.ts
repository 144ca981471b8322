import { useState } from 'react'
import { toast } from 'sonner'
import { CallError } from '../rpc/client.ts'
import { t } from '../../contract/messages/say.ts'

/** Returns the sentence to show for an error. */
function messageOf(error: unknown): string {
  return error instanceof CallError ? error.message : t('error.unexpected')
}

/** Runs work that may fail; shows a failure in a toast. */
export function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => toast.error(messageOf(error)))
}

/** Returns an action with its busy state and last error, for forms that show it inline. */
export function useAction<A extends unknown[]>(
  work: (...args: A) => Promise<void>
): { run: (...args: A) => void; busy: boolean; error: string | null } {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const run = (...args: A): void => {
    setBusy(true)
    setError(null)
    work(...args)
      .catch((caught: unknown) => setError(messageOf(caught)))
      .finally(() => setBusy(false))
  }
  return { run, busy, error }
}
