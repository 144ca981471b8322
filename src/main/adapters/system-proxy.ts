import type { Agent as HttpAgent, ClientRequest } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { Agent } from 'agent-base'
import type { AgentConnectOpts } from 'agent-base'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'
import type { Network } from '../../engine/ports.ts'
import { isLoopback } from '../security.ts'
import { parseProxyList } from './proxy-list.ts'
import type { ProxyRoute } from './proxy-list.ts'

/** Asks the system which way a URL goes, in the words of a proxy script: "PROXY host:port; DIRECT". */
export type ResolveProxy = (url: string) => Promise<string>

type Tunnel = HttpsProxyAgent<string> | SocksProxyAgent

/**
 * Takes each request the way that the system names for its URL at that moment, trying the ways in order. What the SDK
 * promises about a request that was never sent holds here too: nothing of it is written before the tunnel stands.
 */
class SystemProxyAgent extends Agent {
  readonly #resolve: ResolveProxy
  readonly #url: string
  readonly #direct = new HttpsAgent({ keepAlive: false })

  constructor(url: string, resolve: ResolveProxy) {
    super({ keepAlive: false })
    this.#url = url
    this.#resolve = resolve
  }

  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Duplex | HttpAgent> {
    let failure: unknown = refused('The system names a proxy of a kind that cannot be used')
    for (const route of parseProxyList(await this.#resolve(this.#url))) {
      if (route.kind === 'direct') return this.#direct
      try {
        return await throughTunnel(tunnel(route), request, options)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }
}

function tunnel(route: Exclude<ProxyRoute, { kind: 'direct' }>): Tunnel {
  return route.kind === 'http' ? new HttpsProxyAgent(route.url) : new SocksProxyAgent(route.url)
}

/** A proxy that says no hands its own answer on as if it were the server's; that must not be taken for Aether's. */
async function throughTunnel(agent: Tunnel, request: ClientRequest, options: AgentConnectOpts): Promise<Duplex> {
  let status = 200
  const note = (answer: { statusCode?: number }): void => {
    status = answer.statusCode ?? 0
  }
  request.once('proxyConnect', note)
  try {
    const socket = await agent.connect(request, options)
    if (status === 200) return socket
    socket.destroy()
    throw refused(status === 407 ? 'The proxy asks for a password, which this app cannot give' : `The proxy answered ${status}`)
  } finally {
    request.off('proxyConnect', note)
  }
}

/** Counts as "no connection came about": to be tried again later, with a word about the proxy. */
function refused(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNREFUSED' })
}

/** The way to the network that the system is set to. What stays on this machine is never sent through a proxy. */
export function systemNetwork(resolve: ResolveProxy): Network {
  return {
    agentFor(url) {
      const target = new URL(url)
      return target.protocol !== 'https:' || isLoopback(target.hostname) ? undefined : new SystemProxyAgent(target.origin, resolve)
    }
  }
}
