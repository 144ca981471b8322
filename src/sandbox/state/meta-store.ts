import { z } from 'zod'
import type { ClockAnchor } from '../clock.ts'
import type { Db } from './open-state.ts'

const clockAnchor = z.object({ wallMs: z.number(), sandboxMs: z.number(), speed: z.number() })

export function createMetaStore(db: Db) {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?')
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
  )
  const get = (key: string): unknown => {
    const row = select.get(key)
    return row === undefined ? null : JSON.parse(row.value)
  }
  return {
    clock: (): ClockAnchor | null => clockAnchor.nullable().parse(get('clock')),
    setClock: (anchor: ClockAnchor): void => void upsert.run('clock', JSON.stringify(anchor)),
    lastPort: (): number | null => z.number().int().nullable().parse(get('lastPort')),
    setLastPort: (port: number): void => void upsert.run('lastPort', JSON.stringify(port))
  }
}
