import { createServer } from 'node:http'
import { isSameNonce, readReturnQuery } from './return-link.ts'
import type { ReturnLink } from './return-link.ts'

const path = '/oauth/tiktok/callback'
const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close'
}

export interface LoopbackReturn {
  redirectUrl: string
  /** May be called more than once. */
  close(): void
}

/**
 * Waits on a free port of this computer for the browser's return (RFC 8252, section 7.3), if Aether
 * does not redirect to an app's own scheme. It answers one address with this state, once, then
 * stops listening; every other request gets a "nothing here" answer.
 * @param page what the browser shows then
 */
export async function listenForReturn(
  nonce: string,
  page: string,
  onReturn: (link: ReturnLink) => void
): Promise<LoopbackReturn> {
  let host = ''
  const server = createServer((request, response) => {
    const link = server.listening
      ? readRequest(request.method, request.headers.host, request.url)
      : null
    if (link !== null) {
      server.close()
      // Called after the page is sent, because `onReturn` may close every connection.
      response.once('close', () => onReturn(link))
    }
    response.writeHead(link === null ? 404 : 200, headers)
    response.end(link === null ? 'Nothing here.\n' : `${page}\n`)
  })
  const readRequest = (method = '', asked = '', target = ''): ReturnLink | null => {
    // A different name in the Host header means that another page led the browser here.
    if (
      method !== 'GET' ||
      asked !== host ||
      !target.startsWith(`${path}?`) ||
      target.length > 2048
    )
      return null
    const link = readReturnQuery(new URLSearchParams(target.slice(path.length + 1)))
    return link !== null && isSameNonce(link.nonce, nonce) ? link : null
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  host = `127.0.0.1:${address.port}`
  return {
    redirectUrl: `http://${host}${path}?state=${nonce}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}
