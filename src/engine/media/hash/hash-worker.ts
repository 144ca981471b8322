import { createHash, type Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { HashAnswer, HashOrder } from './hash-thread.ts'

/** Runs in a worker thread: one SHA-256 per id, so that hashing never delays the sending thread. */
const hashes = new Map<number, Hash>()

parentPort?.on('message', (task: HashOrder) => {
  switch (task.kind) {
    case 'chunk': {
      const hash = hashes.get(task.id) ?? createHash('sha256')
      hashes.set(task.id, hash.update(task.bytes))
      return answer({ id: task.id, kind: 'taken', bytes: task.bytes }, [task.bytes.buffer])
    }
    case 'digest': {
      const hash = hashes.get(task.id) ?? createHash('sha256')
      hashes.delete(task.id)
      return answer({ id: task.id, kind: 'digest', hex: hash.digest('hex') })
    }
    case 'abort':
      hashes.delete(task.id)
  }
})

function answer(message: HashAnswer, transfer: ArrayBuffer[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port, not a window
  parentPort?.postMessage(message, transfer)
}
