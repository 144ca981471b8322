import type { Aether, KeyHeader } from 'aether'
import { AppError } from '../../contract/app-error.ts'
import type { JobStore } from './store/job-store.ts'
import type { ClockSkew } from './runner/clock-skew.ts'
import type { KeyThrottle } from './admission/key-throttle.ts'
import type { MetaStore } from './store/meta-store.ts'
import { createClient } from '../aether/create-client.ts'
import type { Ports } from '../ports.ts'
import { describeFailure } from '../aether/failure-table.ts'
import type { ApiAnswer } from '../wire/seen.ts'

export interface ApiClientOptions {
  baseUrl: string
  /** The backend that the current key belongs to. */
  identity: () => string
  ports: Ports
  jobs: JobStore
  meta: MetaStore
  hold: KeyThrottle
  skew: ClockSkew
  /** Stores facts about a call; a storage error must not fail the call. */
  recordSafely: (work: () => void) => void
  onAnswer: ((answer: ApiAnswer) => void) | undefined
}

/**
 * A client for the current key. It counts its calls and notices when the connection is back.
 * @throws AppError NO_API_KEY | BACKEND_DIFFERS, after holding the whole key
 */
export function createApiClient(
  { baseUrl, identity, ports, jobs, meta, hold, skew, recordSafely, onAnswer }: ApiClientOptions,
  keyHeader?: KeyHeader
): Aether {
  const apiKey = ports.secrets.apiKey()
  if (apiKey === null || apiKey === '') {
    hold.set('not-authorised', null)
    throw new AppError('NO_API_KEY', describeFailure('NO_API_KEY', ''))
  }
  const bound = identity()
  try {
    meta.checkBackend(bound)
  } catch (error) {
    hold.set('not-authorised', null)
    throw error
  }
  return createClient({
    apiKey,
    baseUrl,
    network: ports.network,
    keyHeader,
    onRequest: () => recordSafely(() => meta.countCall(ports.clock.nowMs())),
    onResponse: (answer) =>
      recordSafely(() => {
        const { status, serverTimeMs } = answer
        onAnswer?.({ ...answer, keyHeader })
        // A local server shares this computer's clock, or runs a faster one for a rehearsal.
        if (baseUrl.startsWith('https:')) skew.note(serverTimeMs, ports.clock.nowMs())
        // A mistyped key must not bind the queue.
        if (status < 300) meta.bindBackend(bound)
        if (hold.reached()) jobs.releaseWaiting('offline')
      })
  })
}
