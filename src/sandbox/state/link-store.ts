import type { Db } from './open-state.ts'

interface ConnectLink {
  token: string
  redirectUrl: string
  /** Real time: the user reads the page, however fast the sandbox's clock runs. */
  expiresAtMs: number
  usedAtMs: number | null
}

export function linkStateAt(link: ConnectLink, wallMs: number): 'open' | 'used' | 'expired' {
  if (link.usedAtMs !== null) return 'used'
  return wallMs < link.expiresAtMs ? 'open' : 'expired'
}

export function createLinkStore(db: Db) {
  const insert = db.prepare<Omit<ConnectLink, 'usedAtMs'>>(
    'INSERT INTO connect_links (token, redirect_url, expires_at_ms) VALUES (@token, @redirectUrl, @expiresAtMs)'
  )
  const one = db.prepare<[string], ConnectLink>(
    'SELECT token, redirect_url AS redirectUrl, expires_at_ms AS expiresAtMs, used_at_ms AS usedAtMs FROM connect_links WHERE token = ?'
  )
  const use = db.prepare<[number, string, number]>(
    'UPDATE connect_links SET used_at_ms = ? WHERE token = ? AND used_at_ms IS NULL AND expires_at_ms > ?'
  )
  return {
    add: (link: Omit<ConnectLink, 'usedAtMs'>): void => void insert.run(link),
    get: (token: string): ConnectLink | null => one.get(token) ?? null,
    /** Marks an open link as used; false if it was used or had expired. */
    use: (token: string, wallMs: number): boolean => use.run(wallMs, token, wallMs).changes === 1
  }
}
