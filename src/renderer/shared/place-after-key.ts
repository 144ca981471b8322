const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_at, last) => last
}

/** Returns the index that a navigation key leads to; null for any other key. */
export function placeAfterKey(key: string, at: number, last: number): number | null {
  return moves[key]?.(Math.max(at, 0), last) ?? null
}
