import type { ClientRequest } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AgentConnectOpts } from 'agent-base'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'

/** A proxy on the way to Aether. Its URL may contain a name and password, for the proxy alone. */
export interface ProxyRoute {
  kind: 'http' | 'socks'
  url: string
}

/**
 * Opens a tunnel through a proxy for one request; sends nothing of the request before that. The
 * answer of a refusing proxy looks like a server's and must not be mistaken for Aether's.
 * @throws Error with code ECONNREFUSED or, for a missing or wrong login, EPROXYAUTH, and the reason
 * as text, without the proxy's password
 */
export async function throughTunnel(
  { kind, url }: ProxyRoute,
  request: ClientRequest,
  options: AgentConnectOpts
): Promise<Duplex> {
  const agent = kind === 'http' ? new HttpsProxyAgent(url) : new SocksProxyAgent(url)
  let status = 200
  const note = (answer: { statusCode?: number }): void => {
    status = answer.statusCode ?? 0
  }
  request.once('proxyConnect', note)
  try {
    const socket = await agent.connect(request, options)
    if (status === 200) return socket
    socket.destroy()
  } catch (error) {
    throw explained(error)
  } finally {
    request.off('proxyConnect', note)
  }
  throw status === 407 ? loginWanted() : tunnelRefused(`The proxy answered ${status}`)
}

/** Counts as "no connection": retried later, with a note about the proxy. */
export function tunnelRefused(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNREFUSED' })
}

function loginWanted(): Error {
  return Object.assign(new Error('The proxy wants a name and a password, or another one'), {
    code: 'EPROXYAUTH'
  })
}

/** The host looked up here is the proxy's, not Aether's. SOCKS refuses a password only as text. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (/authentication/i.test(error.message)) return loginWanted()
  return 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    ? tunnelRefused('The address of the proxy was not found')
    : error
}
