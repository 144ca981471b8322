import Aether, { type AetherOptions } from 'aether'
import { trustSystemAuthorities } from '../network/system-authorities.ts'
import type { Network } from '../ports.ts'

interface ClientOptions extends Pick<AetherOptions, 'keyHeader' | 'onRequest' | 'onResponse'> {
  apiKey: string
  baseUrl: string
  network: Network
}

/** The SDK's client as this app uses it: it tries nothing again, and goes by the network's route. */
export function createClient({ network, ...options }: ClientOptions): Aether {
  if (options.baseUrl.startsWith('https:')) trustSystemAuthorities()
  return new Aether({ ...options, maxRetries: 0, agent: (url: string) => network.agentFor(url) })
}
