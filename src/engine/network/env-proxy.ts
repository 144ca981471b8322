import type { Agent as HttpAgent, ClientRequest } from 'node:http'
import type { Duplex } from 'node:stream'
import { Agent } from 'agent-base'
import type { AgentConnectOpts } from 'agent-base'
import { getProxyForUrl } from 'proxy-from-env'
import type { Network } from '../ports.ts'
import { isLoopback } from './loopback.ts'
import { throughTunnel, tunnelRefused, type ProxyRoute } from './proxy-tunnel.ts'

class TunnelAgent extends Agent {
  readonly #route: ProxyRoute
  constructor(route: ProxyRoute) {
    super({ keepAlive: false })
    this.#route = route
  }
  override connect(request: ClientRequest, options: AgentConnectOpts): Promise<Duplex | HttpAgent> {
    return throughTunnel(this.#route, request, options)
  }
}

/** The proxy in the variable cannot be used: nothing is sent without it. */
class NoWayAgent extends Agent {
  override connect(): Promise<never> {
    return Promise.reject(
      tunnelRefused(
        'The proxy in HTTPS_PROXY is none that can be used: http://, https:// or socks5://'
      )
    )
  }
}

const kinds: ReadonlyMap<string, ProxyRoute['kind']> = new Map([
  ['http:', 'http'],
  ['https:', 'http'],
  ['socks:', 'socks'],
  ['socks4:', 'socks'],
  ['socks4a:', 'socks'],
  ['socks5:', 'socks'],
  ['socks5h:', 'socks']
])

/**
 * The environment's network route: HTTPS_PROXY or ALL_PROXY, with or without a password, except for
 * NO_PROXY. Requests to this computer never use a proxy.
 */
export function envNetwork(): Network {
  return {
    agentFor(url) {
      const target = new URL(url)
      if (target.protocol !== 'https:' || isLoopback(target.hostname)) return undefined
      const proxy = withScheme(getProxyForUrl(url))
      if (proxy === '') return undefined
      const kind = URL.canParse(proxy) ? kinds.get(new URL(proxy).protocol) : undefined
      return kind === undefined ? new NoWayAgent() : new TunnelAgent({ kind, url: proxy })
    }
  }
}

/** "proxy:8080" usually means http, but the library applies the scheme of the requested URL. */
function withScheme(proxy: string): string {
  const names = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']
  const isBare = names.some(
    (name) =>
      process.env[name] !== undefined &&
      !process.env[name].includes('://') &&
      proxy === `https://${process.env[name]}`
  )
  return isBare ? proxy.replace(/^https:/, 'http:') : proxy
}
