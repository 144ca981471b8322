/** Ctrl-C in two steps: the first asks to stop well, the second to stop now. */
export interface Interrupt {
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal
  /** Aborted by the second. */
  readonly forced: AbortSignal
  /** What a signal does; for prompts that read Ctrl-C as a key. */
  trigger(): void
}

/** npm repeats a terminal's Ctrl-C to a child that already got it: two within this time are one. */
const sameKeyMs = 100

/** Listens for the life of the process, so that no signal kills it in the middle of a step. */
export function createInterrupt(source: NodeJS.EventEmitter): Interrupt {
  const first = new AbortController()
  const second = new AbortController()
  let firstAtMs = 0
  function trigger(): void {
    if (!first.signal.aborted) {
      firstAtMs = performance.now()
      first.abort()
    } else if (performance.now() - firstAtMs > sameKeyMs) second.abort()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) source.on(name, trigger)
  return { signal: first.signal, forced: second.signal, trigger }
}

/** Resolves once the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
