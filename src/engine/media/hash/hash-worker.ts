import { createHash, type Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { HashAnswer, HashOrder } from './hash-thread.ts'

/** Runs in a worker thread: one SHA-256 per id, so that hashing never delays the sending thread. */
const hashes = new Map<number, Hash>()

parentPort?.on('message', (order: HashOrder) => {
  switch (order.kind) {
    case 'chunk': {
      const hash = hashes.get(order.id) ?? createHash('sha256')
      hashes.set(order.id, hash.update(order.bytes))
      return answer({ id: order.id, kind: 'taken', bytes: order.bytes }, [order.bytes.buffer])
    }
    case 'digest': {
      const hash = hashes.get(order.id) ?? createHash('sha256')
      hashes.delete(order.id)
      return answer({ id: order.id, kind: 'digest', hex: hash.digest('hex') })
    }
    case 'abort':
      hashes.delete(order.id)
  }
})

function answer(message: HashAnswer, transfer: ArrayBuffer[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port, not a window
  parentPort?.postMessage(message, transfer)
}
