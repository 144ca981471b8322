import type { Clock, Log, Ports } from '../../engine/ports.ts'

/** The engine's surroundings on the command line: the line's clock, no notices, a direct connection. */
export function cliPorts(log: Log, apiKey: string | null, clock: Clock): Ports {
  return {
    clock,
    log,
    secrets: { apiKey: () => apiKey },
    shell: { setBusy() {}, notify() {} },
    network: { agentFor: () => undefined }
  }
}
