import { homedir } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { systemClock } from '../engine/system-clock.ts'
import { exitCodes } from './exit-code.ts'
import { createInterrupt } from './session/interrupt.ts'
import { main } from './main.ts'
import { createLineWriter } from './views/line-writer.ts'
import { rehearsalSpeed } from './session/simulated-clock.ts'

/** Runs this process's command line and sets its exit code. */
export async function runLine(): Promise<void> {
  const args = process.argv.slice(2)
  // Every program started from here on inherits this process's environment: keep the key out of it.
  const env = { ...process.env }
  delete process.env['AETHER_API_KEY']
  const speed = rehearsalSpeed(env, args)
  const interrupt = createInterrupt(process)
  const stdout = createLineWriter(process.stdout)
  const stderr = createLineWriter(process.stderr)

  const code = await main(args, {
    env,
    platform: process.platform,
    homeDir: homedir(),
    clock: systemClock(speed),
    speed,
    stdin: process.stdin,
    stdout,
    stderr,
    interrupt
  })
  // A failed write is reported one turn later.
  await nextTurn()
  if (stdout.failure !== null)
    stderr.line(
      `The output is not complete: it could not be written${stdout.failure === 'ENOSPC' ? ', the disk is full' : ''} (${stdout.failure}).`
    )
  process.exitCode =
    stdout.failure !== null && code === exitCodes.done ? exitCodes.failedOrBlocked : code

  // A server that never answers may hold a socket open; after a Ctrl-C nobody waits for it.
  if (interrupt.signal.aborted) setTimeout(() => process.exit(), 500).unref()
}
