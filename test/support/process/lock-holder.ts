/** A program that locks the queue database until told to release it. */
import Database from 'better-sqlite3'
import { fork } from 'node:child_process'
import { once } from 'node:events'

/** Resolves once the lock is held, with a function that releases it. */
export async function holdDatabase(file: string): Promise<() => Promise<void>> {
  const child = fork(import.meta.filename, [file], { execArgv: [] })
  await once(child, 'message')
  return async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

if (process.argv[1] === import.meta.filename) {
  const db = new Database(process.argv[2])
  db.exec('BEGIN IMMEDIATE')
  process.send?.('held')
  // An unreferenced connection would be garbage-collected, and its lock with it.
  setInterval(() => db.inTransaction, 60_000)
  process.on('disconnect', () => process.exit())
}
