/** What the hashing thread is told. */
export type HashOrder =
  | { id: number; kind: 'chunk'; bytes: Uint8Array }
  | { id: number; kind: 'digest' }
  | { id: number; kind: 'abort' }

/** What it answers. */
export type HashAnswer = { id: number; kind: 'taken'; sizeBytes: number } | { id: number; kind: 'digest'; hex: string }
