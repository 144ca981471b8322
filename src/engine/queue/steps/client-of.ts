import type Aether from 'aether'
import { AppError } from '../../../contract/app-error.ts'
import type { QueueContext } from '../queue-context.ts'

/** A client, or null when there is no key for this queue: what holds the queue then says why, and nothing was asked. */
export function clientOf(context: Pick<QueueContext, 'aether'>): Aether | null {
  try {
    return context.aether()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
