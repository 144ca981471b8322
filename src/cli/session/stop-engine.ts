import type { Engine } from '../../engine/engine.ts'
import { aborted, type Interrupt } from './interrupt.ts'

/** Stops sending: aborts uploads, lets a create in flight finish. A second Ctrl-C does not wait. */
export async function stopEngine(engine: Engine, interrupt: Interrupt): Promise<void> {
  const stopping = engine.stopRunner()
  const forced = aborted(interrupt.forced).then(() => engine.stopRunner({ force: true }))
  await Promise.race([stopping, forced])
}

export const stoppingText =
  'Stopping: uploads are put off, a post that is being created may finish. Press Ctrl-C again to stop at once.'
