import { createFacade } from './create-engine/create-facade.ts'
import { createQueue } from './create-engine/create-queue.ts'
import type { EngineOptions } from './create-engine/engine-options.ts'
import type { Engine } from './engine.ts'
import { busyTimeoutMs, openDatabase } from './queue/store/open-database.ts'

export type { EngineOptions } from './create-engine/engine-options.ts'

/**
 * Composition root: ports in, engine out.
 * @throws AppError if the queue database cannot be opened or belongs to another backend
 */
export function createEngine(options: EngineOptions): Engine {
  const db = openDatabase(options.dataDir, options)
  try {
    const engine = createFacade(createQueue(db, options), db, options)
    db.pragma(`busy_timeout = ${busyTimeoutMs}`)
    return engine
  } catch (error) {
    db.close()
    throw error
  }
}
