import type Aether from 'aether'
import { AppError } from '../../../contract/app-error.ts'
import type { QueueContext } from '../queue-context.ts'

/** A client; null without a key for this queue: the hold gives the reason, and nothing was sent. */
export function clientOf(context: Pick<QueueContext, 'aether'>): Aether | null {
  try {
    return context.aether()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
