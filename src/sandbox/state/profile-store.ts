import { randomUUID } from 'node:crypto'
import type { Db } from './open-state.ts'

export type ProfileStatus = 'active' | 'expired' | 'revoked'
/** `creator` accounts may post up to 10 minutes, `standard` ones up to 60 s. */
export type ProfileType = 'standard' | 'creator'

export interface Profile {
  id: string
  username: string
  displayName: string
  status: ProfileStatus
  type: ProfileType
  createdAtMs: number
}

export type ProfileChange = Partial<Pick<Profile, 'username' | 'displayName' | 'status' | 'type'>>

const columns =
  'id, username, display_name AS displayName, status, type, created_at_ms AS createdAtMs'

export function createProfileStore(db: Db) {
  const all = db.prepare<[], Profile>(
    `SELECT ${columns} FROM profiles ORDER BY created_at_ms, rowid`
  )
  const one = db.prepare<[string], Profile>(`SELECT ${columns} FROM profiles WHERE id = ?`)
  const named = db.prepare<[string], Profile>(`SELECT ${columns} FROM profiles WHERE username = ?`)
  const insert = db.prepare<Profile>(
    'INSERT INTO profiles (id, username, display_name, status, type, created_at_ms) VALUES (@id, @username, @displayName, @status, @type, @createdAtMs)'
  )
  const update = db.prepare<Profile>(
    'UPDATE profiles SET username = @username, display_name = @displayName, status = @status, type = @type WHERE id = @id'
  )

  return {
    list: (): Profile[] => all.all(),
    get: (id: string): Profile | null => one.get(id) ?? null,
    byUsername: (username: string): Profile | null => named.get(username) ?? null,
    add(wanted: ProfileChange & { id?: string; username: string }, nowMs: number): Profile {
      const profile: Profile = {
        id: wanted.id ?? `tiktok_${randomUUID().slice(0, 8)}`,
        username: wanted.username,
        displayName: wanted.displayName ?? wanted.username,
        status: wanted.status ?? 'active',
        type: wanted.type ?? 'standard',
        createdAtMs: nowMs
      }
      insert.run(profile)
      return profile
    },
    change(id: string, change: ProfileChange): Profile {
      const profile = one.get(id)
      if (profile === undefined) throw new Error(`No profile ${id}`)
      const changed = { ...profile, ...withoutUndefined(change) }
      update.run(changed)
      return changed
    },
    /** Returns the account's name if free, else the same with the next free number. */
    freeUsername(wanted: string): string {
      let number = 1
      let username = wanted
      while (named.get(username) !== undefined) {
        number += 1
        username = `${wanted}${number}`
      }
      return username
    }
  }
}

function withoutUndefined(change: ProfileChange): ProfileChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
