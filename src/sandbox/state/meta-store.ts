import { z } from 'zod'
import type { ClockAnchor } from '../clock.ts'
import type { Db } from './open-state.ts'

const clockAnchor = z.object({ wallMs: z.number(), sandboxMs: z.number(), speed: z.number() })

export interface MetaStore {
  clock(): ClockAnchor | null
  setClock(anchor: ClockAnchor): void
  lastPort(): number | null
  setLastPort(port: number): void
}

export function createMetaStore(db: Db): MetaStore {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?')
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
  )
  const get = (key: string): unknown => {
    const row = select.get(key)
    return row === undefined ? null : JSON.parse(row.value)
  }
  return {
    clock: () => clockAnchor.nullable().parse(get('clock')),
    setClock: (anchor) => void upsert.run('clock', JSON.stringify(anchor)),
    lastPort: () => z.number().int().nullable().parse(get('lastPort')),
    setLastPort: (port) => void upsert.run('lastPort', JSON.stringify(port))
  }
}
