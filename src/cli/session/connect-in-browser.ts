import { t } from '../../contract/messages/say.ts'
import type { Account } from '../../contract/account/account.ts'
import type { ConnectState } from '../../contract/account/connect.ts'
import { AppError } from '../../contract/app-error.ts'
import { dayMs } from '../../contract/duration.ts'
import { createConnectFlow } from '../../engine/accounts/connect/connect-flow.ts'
import { makeLoopbackLink } from '../../engine/accounts/connect/make-link.ts'
import { describeFailedCall } from '../../engine/aether/failure-table.ts'
import type { Engine } from '../../engine/engine.ts'
import { errorCode } from '../../engine/error-code.ts'
import { systemClock } from '../../engine/system-clock.ts'
import type { CliContext } from '../cli-context.ts'
import { checkAccess } from './api-access.ts'
import type { ApiAccess } from './api-access.ts'

/** Ctrl-C ends the wait, not a time. */
const forMs = 365 * dayMs

/**
 * Waits until an account is connected over the link that `show` is given. Null when the API has no
 * list and the browser came back, or after Ctrl-C.
 * @param access what Aether answered before
 * @throws AppError CONNECT_LINK_FAILED, with what to do instead
 */
export async function connectInBrowser(
  engine: Engine,
  access: ApiAccess,
  show: (url: string) => void,
  { interrupt: { signal }, stderr }: Pick<CliContext, 'interrupt' | 'stderr'>
): Promise<Account | 'refused' | null> {
  let known: ApiAccess | null = access
  const refreshAccounts = async (): Promise<{ verified: boolean; accounts: Account[] }> => {
    const answer = known ?? (await checkAccess(engine, true, signal))
    if (known === null && 'message' in answer) stderr.line(answer.message)
    known = null
    return { verified: access.kind !== 'unverified', accounts: answer.accounts }
  }
  const source = {
    refreshAccounts,
    createConnectLink: (redirectUrl: string) => createLink(engine, redirectUrl)
  }
  let failure: unknown = null
  const { promise: over, resolve: end } = Promise.withResolvers<ConnectState>()
  const flow = createConnectFlow({
    engine: () => source,
    makeLink: makeLoopbackLink,
    page: t('cli.accounts.page'),
    forMs,
    openLink: async (url) => show(url),
    explain(error) {
      failure = error
      return null
    },
    clock: systemClock(),
    log: { info() {}, warn() {}, error() {} },
    onChange: (state) => {
      if (isOver(state)) end(state)
    }
  })
  signal.addEventListener('abort', flow.close)
  try {
    await flow.start(source, null)
    const state = await over
    if (state.stage === 'ended' && state.outcome !== 'refused') throw failure
    if (state.stage === 'ended') return 'refused'
    const [profileId] = state.stage === 'confirm' ? state.candidates : []
    return engine.accounts().find((account) => account.profileId === profileId) ?? null
  } finally {
    signal.removeEventListener('abort', flow.close)
    flow.close()
  }
}

/** Also where the browser came back to a wait without a list: no more will be known. */
function isOver(state: ConnectState): boolean {
  return state.stage === 'waiting' ? state.cameBack && !state.listed : state.stage !== 'preparing'
}

async function createLink(engine: Engine, redirectUrl: string): Promise<{ url: string }> {
  try {
    return await engine.createConnectLink(redirectUrl)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new AppError(
      'CONNECT_LINK_FAILED',
      t('cli.accounts.no-link', { reason: describeFailedCall(errorCode(error), error.message) }),
      { cause: error }
    )
  }
}
