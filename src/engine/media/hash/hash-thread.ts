import { Worker } from 'node:worker_threads'

/** Messages to the hashing thread. */
export type HashOrder =
  | { id: number; kind: 'chunk'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'digest' }
  | { id: number; kind: 'abort' }

/** What it answers. `taken` brings the chunk's memory back, to be filled again. */
export type HashAnswer =
  | { id: number; kind: 'taken'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'digest'; hex: string }

/** One hash in the making, as the thread's owner sees it. */
export interface HashListener {
  onAnswer(answer: HashAnswer): void
  onError(error: Error): void
}

let worker: Worker | null = null
let lastId = 0
const listeners = new Map<number, HashListener>()

/** Joins the one hashing thread, starts it if needed. It keeps the process alive while in use. */
export function joinHashThread(listener: HashListener): number {
  const id = ++lastId
  listeners.set(id, listener)
  worker ??= startThread()
  worker.ref()
  return id
}

export function leaveHashThread(id: number): void {
  listeners.delete(id)
  if (listeners.size === 0) worker?.unref()
}

/** `transfer` moves buffers over instead of copying them; the sender must not touch them again. */
export function orderHash(task: HashOrder, transfer: ArrayBuffer[] = []): void {
  worker?.postMessage(task, transfer)
}

function startThread(): Worker {
  // Run from source the worker is TypeScript; in a build it is its own entry beside the bundle.
  const file = import.meta.url.endsWith('.ts') ? './hash-worker.ts' : './hash-worker.js'
  const started = new Worker(new URL(file, import.meta.url))
  started.on('message', (answer: HashAnswer) => listeners.get(answer.id)?.onAnswer(answer))
  started.on('error', (error) =>
    fail(
      started,
      error instanceof Error ? error : new Error('the hashing thread failed', { cause: error })
    )
  )
  started.on('exit', () => fail(started, new Error('the hashing thread stopped')))
  return started
}

/** Everybody who waits learns of it; the next hash starts a new thread. */
function fail(failed: Worker, error: Error): void {
  if (worker !== failed) return
  worker = null
  const waiting = [...listeners.values()]
  listeners.clear()
  for (const listener of waiting) listener.onError(error)
}
