import { z } from 'zod'
import type { Account } from '../contract/account.ts'
import { failureKind } from '../engine/core/api-outcome.ts'
import type { Engine } from '../engine/engine.ts'

/** What asking Aether for the profiles told us about the key. */
export type ApiAccess =
  | { kind: 'verified' | 'unverified'; accounts: Account[] }
  | { kind: 'no-key' | 'not-authorised' | 'unreachable'; accounts: Account[]; message: string }

export const noKeyText = 'No API key: set AETHER_API_KEY to the key from your Aether dashboard.'

/** Asks Aether for the profiles; any failure is an answer too. */
export async function checkAccess(engine: Engine, hasKey: boolean): Promise<ApiAccess> {
  if (!hasKey) return { kind: 'no-key', accounts: engine.accounts(), message: noKeyText }
  try {
    const { verified, accounts } = await engine.refreshAccounts()
    return { kind: verified ? 'verified' : 'unverified', accounts }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { ...refusalOf(error), accounts: engine.accounts() }
  }
}

const apiFailureSchema = z.object({ code: z.string(), status: z.number().optional(), outcome: z.enum(['refused', 'ambiguous']) })

function refusalOf(error: Error): { kind: 'not-authorised' | 'unreachable'; message: string } {
  const failure = apiFailureSchema.safeParse(error)
  if (failure.success && failureKind({ status: undefined, ...failure.data }) === 'not-authorised') {
    return { kind: 'not-authorised', message: 'Aether does not accept the API key in AETHER_API_KEY. Check it in your Aether dashboard; nothing was lost.' }
  }
  return { kind: 'unreachable', message: `Aether could not be asked for the accounts: ${error.message}` }
}
