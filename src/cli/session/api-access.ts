import { z } from 'zod'
import { t } from '../../contract/messages/say.ts'
import type { Account } from '../../contract/account/account.ts'
import type { QueueState } from '../../contract/queue/engine-event.ts'
import { failureKind } from '../../engine/aether/api-outcome.ts'
import type { Engine } from '../../engine/engine.ts'
import { describeFailedCall } from '../../engine/aether/failure-table.ts'
import { aborted } from './interrupt.ts'
import { UsageError } from '../usage-error.ts'

/** What asking Aether for the profiles told us about the key. */
export type ApiAccess =
  | { kind: 'verified' | 'unverified'; accounts: Account[] }
  | { kind: 'no-key' | 'not-authorised' | 'unreachable'; accounts: Account[]; message: string }

/**
 * Asks Aether for the profiles; any failure is an answer too, and so is a Ctrl-C before one came.
 * @throws UsageError where the key or the address cannot be used at all, so that nothing was asked
 */
export async function checkAccess(
  engine: Engine,
  hasKey: boolean,
  signal: AbortSignal
): Promise<ApiAccess> {
  if (!hasKey) return { kind: 'no-key', accounts: engine.accounts(), message: t('cli.no-key') }
  try {
    const asking = engine.refreshAccounts()
    // When nobody waits for it any more, its failure must not count as unhandled.
    asking.catch(() => undefined)
    const answer = await Promise.race([asking, aborted(signal).then(() => null)])
    if (answer === null)
      return { kind: 'unreachable', accounts: engine.accounts(), message: t('cli.stopped-early') }
    return { kind: answer.verified ? 'verified' : 'unverified', accounts: answer.accounts }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { ...refusalOf(error), accounts: engine.accounts() }
  }
}

/** False for a profile id that was only typed in: Aether lists each with a name or a status. */
export function isNamedByAether({
  username,
  status
}: Pick<Account, 'username' | 'status'>): boolean {
  return username !== null || status !== null
}

/** Codes of the SDK for what it will not send. */
const unusable = new Set(['INSECURE_URL', 'INVALID_ARGUMENT'])

/** Whether Aether refused the key while sending: until fixed, no job moves, polls or reconciles. */
export function keyIsRefused({ hold }: Pick<QueueState, 'hold'>): boolean {
  return hold?.reason === 'not-authorised'
}

const apiFailureSchema = z.object({
  code: z.string(),
  status: z.number().optional(),
  outcome: z.enum(['refused', 'ambiguous'])
})

/** Why the API could not be asked. @throws UsageError as `checkAccess` */
export function refusalOf(error: Error): {
  kind: 'not-authorised' | 'unreachable'
  message: string
} {
  const failure = apiFailureSchema.safeParse(error)
  if (failure.success && failure.data.status === undefined && unusable.has(failure.data.code))
    throw new UsageError(t('cli.key-unusable', { reason: error.message }))
  if (failure.success && failureKind({ status: undefined, ...failure.data }) === 'not-authorised') {
    return { kind: 'not-authorised', message: t('cli.key-refused') }
  }
  const why = failure.success ? describeFailedCall(failure.data.code, error.message) : error.message
  return { kind: 'unreachable', message: t('cli.accounts-unreachable', { reason: why }) }
}
