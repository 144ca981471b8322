import { AetherError } from 'aether'
import type { Ports } from '../ports.ts'
import { createClient } from './create-client.ts'

/**
 * Checks with Aether whether it accepts the key of these ports, in one call that no queue counts.
 * An API without a list of profiles does not refuse the key by that.
 * @throws AetherError if the key is refused or Aether cannot be reached
 */
export async function checkKey({
  baseUrl,
  ports
}: {
  baseUrl: string
  ports: Pick<Ports, 'secrets' | 'network'>
}): Promise<void> {
  const apiKey = ports.secrets.apiKey() ?? ''
  const aether = createClient({ apiKey, baseUrl, network: ports.network })
  try {
    await aether.profiles.list()
  } catch (error) {
    if (!(error instanceof AetherError) || (error.status !== 404 && error.status !== 405))
      throw error
  }
}
