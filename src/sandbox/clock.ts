/**
 * Sandbox time at a real time, and its speed. Stored in the state: no restart stops or rewinds it.
 */
export interface ClockAnchor {
  wallMs: number
  sandboxMs: number
  speed: number
}

export interface SandboxClock {
  /** Returns the sandbox's time in ms since 1970. Equals real time if `speed` was always 1. */
  nowMs(): number
  wallMs(): number
}

/** Returns the sandbox time at a moment of real time. */
export function sandboxTimeAt(anchor: ClockAnchor, wallMs: number): number {
  return Math.floor(anchor.sandboxMs + (wallMs - anchor.wallMs) * anchor.speed)
}

/**
 * Returns the anchor for a start at `wallMs`: the stored one if the speed is unchanged, otherwise a
 * new one that continues from the time reached.
 */
export function anchorForStart(
  stored: ClockAnchor | null,
  wallMs: number,
  speed: number
): ClockAnchor {
  if (stored === null) return { wallMs, sandboxMs: wallMs, speed }
  if (stored.speed === speed) return stored
  return { wallMs, sandboxMs: sandboxTimeAt(stored, wallMs), speed }
}

export function createSandboxClock(
  anchor: ClockAnchor,
  wallNow: () => number = Date.now
): SandboxClock {
  return { nowMs: () => sandboxTimeAt(anchor, wallNow()), wallMs: wallNow }
}
