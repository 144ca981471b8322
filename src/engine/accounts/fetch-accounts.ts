import type Aether from 'aether'
import { AetherError } from 'aether'
import type { Stores } from '../queue/queue-context.ts'

/** Statuses that Aether may use for an ended connection; an absent or unknown one is usable. */
const endedStatuses = new Set(['expired', 'revoked', 'disconnected', 'inactive', 'error'])

/**
 * Stores the TikTok profiles of the key. A profile that is usable again releases its held jobs.
 * @returns false if the API has no list of profiles (404 or 405), so the key is not verified
 */
export async function fetchAccounts(
  aether: Aether,
  { accounts, jobs }: Stores,
  signal?: AbortSignal
): Promise<boolean> {
  let profiles: Awaited<ReturnType<Aether['profiles']['list']>>
  try {
    profiles = await aether.profiles.list({ signal })
  } catch (error) {
    if (error instanceof AetherError && (error.status === 404 || error.status === 405)) return false
    throw error
  }
  for (const profile of profiles) {
    if (profile.platform !== 'tiktok' && profile.platform !== 'unknown') continue
    const status = profile.status ?? null
    const usable = status === null || !endedStatuses.has(status.toLowerCase())
    accounts.save({
      profileId: profile.id,
      username: profile.username ?? null,
      displayName: profile.displayName ?? null,
      avatarUrl: profile.avatarUrl ?? null,
      status,
      usable
    })
    if (usable) jobs.releaseWaiting('reconnect', profile.id)
  }
  return true
}
