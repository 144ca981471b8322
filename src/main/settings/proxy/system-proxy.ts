import type { Agent as HttpAgent, ClientRequest } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { Agent } from 'agent-base'
import type { AgentConnectOpts } from 'agent-base'
import { t } from '../../../contract/messages/say.ts'
import { isLoopback } from '../../../engine/network/loopback.ts'
import { throughTunnel, tunnelRefused } from '../../../engine/network/proxy-tunnel.ts'
import type { Network } from '../../../engine/ports.ts'
import { parseProxyList } from './proxy-route.ts'
import type { SystemRoute } from './proxy-route.ts'
import type { ProxyChoice } from './proxy-store.ts'

export interface WindowNetworkOptions {
  /** Asks the system for a URL's route, in proxy-script format: "PROXY host:port; DIRECT". */
  resolve: (url: string) => Promise<string>
  /** The user's choice in the settings, read for each connection. Default: the system's route. */
  choice?: () => Promise<ProxyChoice>
  /** NO_PROXY, for a proxy from the settings; the system has its own exceptions. */
  exceptions?: string
}

/**
 * Sends each request by the route chosen for its URL at that moment, trying routes in order. As the
 * SDK promises for an unsent request, writes nothing before the tunnel is open.
 */
class RouteAgent extends Agent {
  readonly #ways: () => Promise<readonly SystemRoute[]>
  readonly #direct = new HttpsAgent({ keepAlive: false })

  constructor(ways: () => Promise<readonly SystemRoute[]>) {
    super({ keepAlive: false })
    this.#ways = ways
  }

  override async connect(
    request: ClientRequest,
    options: AgentConnectOpts
  ): Promise<Duplex | HttpAgent> {
    let failure: unknown = tunnelRefused(t('desktop.proxy.unusable'))
    for (const route of await this.#ways()) {
      if (route.kind === 'direct') return this.#direct
      try {
        return await throughTunnel(route, request, options)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }
}

/**
 * Creates the window's network access. A proxy's password goes only to the proxy it was set for; a
 * proxy from the system, often from a network script, gets none. Loopback never uses a proxy.
 */
export function windowNetwork({
  resolve,
  choice = () => Promise.resolve({ mode: 'system' }),
  exceptions = ''
}: WindowNetworkOptions): Network {
  const ways = async (url: string): Promise<readonly SystemRoute[]> => {
    const chosen = await choice()
    switch (chosen.mode) {
      case 'system':
        return parseProxyList(await resolve(url))
      case 'none':
        return [{ kind: 'direct' }]
      case 'manual':
        return isExcepted(exceptions, url)
          ? [{ kind: 'direct' }]
          : chosen.route === null
            ? []
            : [chosen.route]
    }
  }
  return {
    agentFor(url) {
      const target = new URL(url)
      return target.protocol !== 'https:' || isLoopback(target.hostname)
        ? undefined
        : new RouteAgent(() => ways(target.origin))
    }
  }
}

/**
 * Returns whether NO_PROXY excepts this host: names and their subdomains (".example", "*.example",
 * "example"), with or without a port, separated by commas or white space; "*" excepts all.
 * @param list the variable's value
 * @param url the requested URL
 */
export function isExcepted(list: string, url: string): boolean {
  const { hostname, port, protocol } = new URL(url)
  const at = port === '' ? (protocol === 'https:' ? '443' : '80') : port
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true
      const [, name = '', only] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
      const domain = name.replace(/^\*?\./, '')
      return (
        domain !== '' &&
        (only === undefined || only === at) &&
        (hostname === domain || hostname.endsWith(`.${domain}`))
      )
    })
}
