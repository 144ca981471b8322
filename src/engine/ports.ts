import type { Agent } from 'node:http'

/** Wall and monotonic time, and timers. A fake or faster clock keeps the same promises. */
export interface Clock {
  /** UTC, in ms since 1970. May jump. */
  nowMs(): number
  /** Never decreases; meaningful only as a difference. */
  monotonicMs(): number
  /** Calls back once after `delayMs` (the caller caps it at 30 s). Returns the cancel function. */
  setTimer(delayMs: number, callback: () => void): () => void
}

/** Receives log messages. Callers pass no key, caption or home path; the adapter redacts again. */
export interface Log {
  info(message: string, data?: Record<string, unknown>): void
  warn(message: string, data?: Record<string, unknown>): void
  error(message: string, data?: Record<string, unknown>): void
}

/** Returns the API key; called each time, so that a changed key takes effect at once. */
export interface Secrets {
  apiKey(): string | null
}

/** Features that only the desktop has; the command line has a version without effect. */
export interface Shell {
  /** True while something is being sent: keep the machine awake. */
  setBusy(busy: boolean): void
  /** One notification at the end of a batch or when the user is needed. */
  notify(notice: { title: string; body: string; jobId: string | null }): void
}

/** Proxy or certificate agent for outgoing HTTP; undefined means a direct connection. */
export interface Network {
  agentFor(url: string): Agent | undefined
}

/** Everything the engine needs from its environment. */
export interface Ports {
  clock: Clock
  log: Log
  secrets: Secrets
  shell: Shell
  network: Network
}
