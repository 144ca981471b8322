import Aether, { type AetherOptions } from 'aether'
import { trustSystemAuthorities } from '../network/system-authorities.ts'
import type { Network } from '../ports.ts'

interface ClientOptions extends Pick<AetherOptions, 'keyHeader' | 'onRequest' | 'onResponse'> {
  apiKey: string
  baseUrl: string
  network: Network
}

/** Creates the SDK's client for this app: without retries, and with the network's proxy. */
export function createClient({ network, ...options }: ClientOptions): Aether {
  if (options.baseUrl.startsWith('https:')) trustSystemAuthorities()
  return new Aether({ ...options, maxRetries: 0, agent: (url: string) => network.agentFor(url) })
}
