/** Messages to the hashing thread. */
export type HashOrder =
  | { id: number; kind: 'chunk'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'digest' }
  | { id: number; kind: 'abort' }

/** What it answers. `taken` brings the chunk's memory back, to be filled again. */
export type HashAnswer =
  | { id: number; kind: 'taken'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'digest'; hex: string }
