import type { ClientRequest } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AgentConnectOpts } from 'agent-base'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'

/** A way to Aether through another machine. Its URL may carry a name and a password, which go to the proxy alone. */
export interface ProxyRoute {
  kind: 'http' | 'socks'
  url: string
}

/**
 * Opens a tunnel through a proxy for one request; nothing of the request is written before it stands.
 * A proxy that says no hands its own answer on as if it were the server's; that must not be taken for Aether's.
 * @throws Error with code ECONNREFUSED or, where the proxy wants another name or password, EPROXYAUTH, and the reason in
 * words, without the proxy's password
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

/** Counts as "no connection came about": to be tried again later, with a word about the proxy. */
export function tunnelRefused(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNREFUSED' })
}

function loginWanted(): Error {
  return Object.assign(new Error('The proxy wants a name and a password, or another one'), {
    code: 'EPROXYAUTH'
  })
}

/** The name that was looked up here is the proxy's, never Aether's. SOCKS says no to a password in words alone. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (/authentication/i.test(error.message)) return loginWanted()
  return 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    ? tunnelRefused('The address of the proxy was not found')
    : error
}
