const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_at, last) => last
}

/** The place in a list that a key leads to; null when it is no key of that kind. */
export function placeAfterKey(key: string, at: number, last: number): number | null {
  return moves[key]?.(Math.max(at, 0), last) ?? null
}
