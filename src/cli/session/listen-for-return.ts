import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'

export type ReturnOutcome = 'returned' | 'refused' | 'timeout' | 'stopped'

/** The redirect after TikTok's consent page (a loopback redirect, RFC 8252 section 7.3). */
export interface ReturnListener {
  redirectUrl: string
  /** Waits at most `timeoutMs` for the return. `refused`: with an error, such as the user's no. */
  next(timeoutMs: number, signal: AbortSignal): Promise<ReturnOutcome>
  close(): void
}

/** Long enough for the last answer to reach a browser on this machine. */
const goodbyeMs = 200

/** Listens on loopback only, on a free port; accepts its state once and ignores everything else. */
export async function listenForReturn(): Promise<ReturnListener> {
  const state = randomBytes(16).toString('hex')
  let open = true
  let tell: ((outcome: ReturnOutcome) => void) | null = null
  let untold: ReturnOutcome | null = null
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    const good =
      open && url?.pathname === '/callback' && isSame(url.searchParams.get('state') ?? '', state)
    response.writeHead(good ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close'
    })
    response.end(
      good
        ? 'Back from TikTok. You can close this page and return to the terminal.\n'
        : 'Nothing here.\n'
    )
    if (!good) return
    open = false
    const outcome = url?.searchParams.has('error') ? 'refused' : 'returned'
    if (tell) tell(outcome)
    else untold = outcome
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    redirectUrl: `http://127.0.0.1:${portOf(server)}/callback?state=${state}`,
    next(timeoutMs, signal) {
      return new Promise((resolve) => {
        const timer = Number.isFinite(timeoutMs)
          ? setTimeout(() => finish('timeout'), timeoutMs)
          : null
        const stop = (): void => finish('stopped')
        function finish(outcome: ReturnOutcome): void {
          if (timer) clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          tell = null
          untold = null
          resolve(outcome)
        }
        if (signal.aborted) return stop()
        if (untold) return finish(untold)
        tell = finish
        signal.addEventListener('abort', stop)
      })
    },
    close() {
      server.close()
      // Browsers preconnect; such an idle connection would keep the process alive for a minute.
      setTimeout(() => server.closeAllConnections(), goodbyeMs).unref()
    }
  }
}

function isSame(given: string, expected: string): boolean {
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(given)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
