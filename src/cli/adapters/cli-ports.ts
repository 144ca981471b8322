import type { Log, Ports } from '../../engine/ports.ts'
import { systemClock } from '../../engine/system-clock.ts'

/** The engine's surroundings on the command line: the machine's clock, no notices, a direct connection. */
export function cliPorts(log: Log, apiKey: string | null): Ports {
  return {
    clock: systemClock(),
    log,
    secrets: { apiKey: () => apiKey },
    shell: { setBusy() {}, notify() {} },
    network: { agentFor: () => undefined }
  }
}
