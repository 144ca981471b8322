import { join } from 'node:path'
import type { EngineEvent } from '../../contract/queue/engine-event.ts'
import { checkKey } from '../../engine/aether/check-key.ts'
import { openQueue } from '../../engine/open-queue.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Log, Network, Ports, Shell } from '../../engine/ports.ts'
import { practiceFolder } from '../../engine/storage/data-folder.ts'
import { systemClock } from '../../engine/system-clock.ts'
import { sandboxApiKey, startSandbox } from '../../sandbox/index.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { toUserError } from '../errors/user-error.ts'

export interface OpenEngine {
  mode: 'practice' | 'live'
  engine: Engine
  /** Origin of the sandbox's pages in practice mode. */
  sandboxOrigin: string | null
  /** False when Aether has no list to check the key against; null while unknown. */
  verified: boolean | null
}

export interface EngineHostOptions {
  dataDir: string
  /** Aether's API, with its version path. */
  baseUrl: string
  log: Log
  shell: Shell
  /** The network access. Default: direct. */
  network?: Network
  /** Upload speed limit in kB/s, read whenever a queue is opened. Default: none. */
  uploadLimitKbPerS?: () => number | null
  /** Practice mode only: how long a post stays in processing, and the speed of all clocks. */
  practice: { processingMs?: number; speed?: number }
  /** Called before the first event of a newly opened engine. `session` grows each time. */
  onOpen: (session: number, engine: Engine) => void
  /** Called when no queue is open any more. */
  onShut?: () => void
  onEvent: (event: EngineEvent) => void
}

export type EngineHost = ReturnType<typeof createEngineHost>

const bytesOf = (kbPerS: number | null): number | null => (kbPerS === null ? null : kbPerS * 1000)

/** Holds at most one open engine: the practice one or the real one. Runs calls one by one. */
export function createEngineHost(options: EngineHostOptions) {
  const { dataDir, baseUrl, log, shell } = options
  let open: OpenEngine | null = null
  let sandbox: Sandbox | null = null
  let unsubscribe: (() => void) | null = null
  let session = 0
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work)
    last = result.catch(() => undefined)
    return result
  }

  const ports = (apiKey: string, speed?: number): Ports => ({
    clock: systemClock(speed),
    log,
    shell,
    secrets: { apiKey: () => apiKey },
    network: options.network ?? { agentFor: () => undefined }
  })

  const limitNow = (): number | null => bytesOf(options.uploadLimitKbPerS?.() ?? null)

  const refresh = async (opened: OpenEngine): Promise<void> => {
    try {
      opened.verified = (await opened.engine.refreshAccounts()).verified
    } catch (error) {
      // The database has the last known accounts; the queue itself reports its hold.
      log.warn('The list of accounts could not be refreshed', {
        code: toUserError(error)?.code ?? 'UNKNOWN'
      })
    }
  }

  const attach = async (
    mode: OpenEngine['mode'],
    engine: Engine,
    sandboxOrigin: string | null
  ): Promise<void> => {
    session += 1
    const opened: OpenEngine = { mode, engine, sandboxOrigin, verified: null }
    open = opened
    // Set before the first file is sent; the open queue gets later changes.
    engine.limitUploads(limitNow())
    options.onOpen(session, engine)
    unsubscribe = engine.subscribe(options.onEvent)
    await engine.startRunner()
    const refreshed = refresh(opened)
    // The sandbox answers at once; Aether may be slow and must not delay the window.
    if (mode === 'practice') await refreshed
  }

  /** Releases everything, whatever fails. The window sees the queue as open until it is closed. */
  const shut = async (): Promise<void> => {
    const failures: unknown[] = []
    const attempt = async (work: (() => Promise<void>) | undefined): Promise<void> => {
      await work?.().catch((error: unknown) => failures.push(error))
    }
    const engine = open?.engine
    await attempt(engine && (() => engine.stopRunner()))
    await attempt(engine && (() => engine.close()))
    open = null
    unsubscribe?.()
    unsubscribe = null
    const played = sandbox
    sandbox = null
    await attempt(played === null ? undefined : () => played.close())
    shell.setBusy(false)
    options.onShut?.()
    for (const error of failures) throw error
  }

  /** Closes the old queue; even if that fails, another one may open. */
  const shutAnyway = (): Promise<void> =>
    shut().catch((error: unknown) =>
      log.error('A queue was not closed in good order', { error: String(error) })
    )

  const openOrShut = async (work: () => Promise<void>): Promise<void> => {
    await shutAnyway()
    try {
      await work()
    } catch (error) {
      await shutAnyway()
      throw error
    }
  }

  return {
    current: () => open,
    session: () => session,

    openPractice: () =>
      inTurn(() =>
        openOrShut(async () => {
          const folder = practiceFolder(dataDir)
          sandbox = await startSandbox({ stateDir: join(folder, 'sandbox'), ...options.practice })
          const engine = await openQueue({
            dataDir: folder,
            backend: { baseUrl: sandbox.baseUrl, identity: 'practice' },
            ports: ports(sandboxApiKey, options.practice.speed)
          })
          await attach('practice', engine, new URL(sandbox.baseUrl).origin)
        })
      ),

    /** Opens the real queue with this key; on failure nothing is open and the error is thrown. */
    openLive: (apiKey: string) =>
      inTurn(() =>
        openOrShut(async () => {
          await attach(
            'live',
            await openQueue({ dataDir, backend: { baseUrl }, ports: ports(apiKey) }),
            null
          )
        })
      ),

    /** Limits the open queue's upload speed from the next bytes on, in kB/s; null: no limit. */
    limitUploads: (kbPerS: number | null) => open?.engine.limitUploads(bytesOf(kbPerS)),

    /** Checks a key with Aether without a queue. Throws if it is refused or Aether unreachable. */
    checkKey: (apiKey: string) => checkKey({ baseUrl, ports: ports(apiKey) }),

    /**
     * Stops sending (a post that is being created may finish), closes the queue and the sandbox.
     */
    close: () => inTurn(shut)
  }
}
