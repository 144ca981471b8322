import type { Agent as HttpAgent, ClientRequest } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { Agent } from 'agent-base'
import type { AgentConnectOpts } from 'agent-base'
import { isLoopback } from '../../engine/network/loopback.ts'
import { throughTunnel, tunnelRefused } from '../../engine/network/proxy-tunnel.ts'
import type { Network } from '../../engine/ports.ts'
import { parseProxyList } from './proxy-list.ts'

/** Asks the system which way a URL goes, in the words of a proxy script: "PROXY host:port; DIRECT". */
export type ResolveProxy = (url: string) => Promise<string>

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
    let failure: unknown = tunnelRefused('The system names a proxy of a kind that cannot be used')
    for (const route of parseProxyList(await this.#resolve(this.#url))) {
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

/** The way to the network that the system is set to. What stays on this machine is never sent through a proxy. */
export function systemNetwork(resolve: ResolveProxy): Network {
  return {
    agentFor(url) {
      const target = new URL(url)
      return target.protocol !== 'https:' || isLoopback(target.hostname) ? undefined : new SystemProxyAgent(target.origin, resolve)
    }
  }
}
