import type { Server } from 'node:http'

export interface Listener {
  /** Stops, and listens again on the same port after a time; of two calls, the later end counts. */
  refuseFor(forMs: number): void
  /** Listens again if it does not, for an orderly close. */
  stop(): Promise<void>
}

const retryMs = 50

/** Takes a server's ear away for a while. Open connections go on, idle ones are closed. */
export function createListener(server: Server, address: { host: string; port: number }): Listener {
  let reopenAtMs = 0
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  function reopen(): void {
    timer = null
    if (stopped || server.listening) return
    const waitMs = reopenAtMs - performance.now()
    if (waitMs > 1) {
      timer = setTimeout(reopen, waitMs)
      return
    }
    // Another program may have taken the port meanwhile; it is asked for until it is free again.
    const onError = (): void => {
      timer = setTimeout(reopen, retryMs)
    }
    server.once('error', onError)
    server.listen(address, () => server.off('error', onError))
  }

  return {
    refuseFor(forMs) {
      reopenAtMs = Math.max(reopenAtMs, performance.now() + forMs)
      if (server.listening) server.close()
      timer ??= setTimeout(reopen, forMs)
    },
    async stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      if (server.listening || timer === null) return
      await new Promise<void>((resolve) => {
        server.once('error', () => resolve())
        server.listen(address, resolve)
      })
    }
  }
}
