import Aether, { AetherError } from 'aether'
import type { Ports } from '../ports.ts'
import { trustSystemAuthorities } from '../network/system-authorities.ts'

/**
 * Asks Aether whether it takes the key of these ports; no queue is touched or charged. One call.
 * An API without a list of profiles says nothing against the key.
 * @throws AetherError when the key is refused or Aether cannot be reached
 */
export async function checkKey({
  baseUrl,
  ports
}: {
  baseUrl: string
  ports: Pick<Ports, 'secrets' | 'network'>
}): Promise<void> {
  if (baseUrl.startsWith('https:')) trustSystemAuthorities()
  const aether = new Aether({
    apiKey: ports.secrets.apiKey() ?? '',
    baseUrl,
    maxRetries: 0,
    agent: (url: string) => ports.network.agentFor(url)
  })
  try {
    await aether.profiles.list()
  } catch (error) {
    if (!(error instanceof AetherError) || (error.status !== 404 && error.status !== 405))
      throw error
  }
}
