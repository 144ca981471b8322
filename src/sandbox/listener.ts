import type { Server } from 'node:http'
import type { FastifyInstance } from 'fastify'

export const loopback = '127.0.0.1'
const retryMs = 50

export type Listener = ReturnType<typeof createListener>

/** Stops a server from listening for a while. Open connections continue, idle ones are closed. */
export function createListener(server: Server, port: number) {
  const address = { host: loopback, port }
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
    // Another program may have taken the port meanwhile; retries until it is free again.
    const onError = (): void => {
      timer = setTimeout(reopen, retryMs)
    }
    server.once('error', onError)
    server.listen(address, () => server.off('error', onError))
  }

  return {
    /**
     * Stops, and listens again on the same port after a time; of two calls, the later end counts.
     */
    refuseFor(forMs: number): void {
      reopenAtMs = Math.max(reopenAtMs, performance.now() + forMs)
      if (server.listening) server.close()
      timer ??= setTimeout(reopen, forMs)
    },
    /** Listens again if necessary, for an orderly close. */
    async stop(): Promise<void> {
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

/** Listens on the requested port, or else on the last one, or any; returns the actual port. */
export async function listen(
  app: FastifyInstance,
  wanted: number | undefined,
  lastPort: number | null
): Promise<number> {
  const first = wanted ?? lastPort ?? 0
  try {
    await app.listen({ host: loopback, port: first })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    if (wanted !== undefined)
      throw Object.assign(
        new Error(
          `Port ${wanted} cannot be used on this machine, most likely because another program has it. Choose another one.`,
          { cause: error }
        ),
        { code: 'EADDRINUSE' }
      )
    await app.listen({ host: loopback, port: 0 })
  }
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port')
  return address.port
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  )
}
