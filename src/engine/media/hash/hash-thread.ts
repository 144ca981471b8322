import { Worker } from 'node:worker_threads'

/** Messages to the hashing thread. */
export type HashOrder =
  | { id: number; kind: 'chunk'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'digest' }
  | { id: number; kind: 'abort' }

/** Answers of the hashing thread. `taken` returns the chunk's memory, so that it can be reused. */
export type HashAnswer =
  | { id: number; kind: 'taken'; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'digest'; hex: string }

/** Receives the answers for one hash in progress. */
export interface HashListener {
  onAnswer(answer: HashAnswer): void
  onError(error: Error): void
}

let worker: Worker | null = null
let lastId = 0
const listeners = new Map<number, HashListener>()

/** Joins the single hashing thread; starts it if needed. In use, it keeps the process alive. */
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

/** `transfer` moves buffers instead of copying them; the sender must not use them again. */
export function orderHash(task: HashOrder, transfer: ArrayBuffer[] = []): void {
  worker?.postMessage(task, transfer)
}

function startThread(): Worker {
  // From source, the worker is TypeScript; in a build, it is a separate entry beside the bundle.
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

/** Notifies every waiting hash; the next hash starts a new thread. */
function fail(failed: Worker, error: Error): void {
  if (worker !== failed) return
  worker = null
  const waiting = [...listeners.values()]
  listeners.clear()
  for (const listener of waiting) listener.onError(error)
}
