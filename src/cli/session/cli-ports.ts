import { envNetwork } from '../../engine/network/env-proxy.ts'
import type { Clock, Log, Ports } from '../../engine/ports.ts'

/** The engine's ports on the command line: its clock, no notices, the environment's proxy. */
export function cliPorts(log: Log, apiKey: string | null, clock: Clock): Ports {
  return {
    clock,
    log,
    secrets: { apiKey: () => apiKey },
    shell: { setBusy() {}, notify() {} },
    network: envNetwork()
  }
}
