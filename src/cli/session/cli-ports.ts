import { envNetwork } from '../../engine/network/env-proxy.ts'
import type { Clock, Log, Ports } from '../../engine/ports.ts'

/** The engine's surroundings on the command line: the line's clock, no notices, the proxy of the environment. */
export function cliPorts(log: Log, apiKey: string | null, clock: Clock): Ports {
  return {
    clock,
    log,
    secrets: { apiKey: () => apiKey },
    shell: { setBusy() {}, notify() {} },
    network: envNetwork()
  }
}
