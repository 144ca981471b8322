import { homedir } from 'node:os'
import { systemClock } from '../engine/system-clock.ts'
import { createInterrupt } from './interrupt.ts'
import { main } from './main.ts'
import { createLineWriter } from './output/line-writer.ts'
import { rehearsalSpeed } from './rehearsal-speed.ts'

/** Carries this process's command line out and leaves its exit code behind. */
export async function runLine(): Promise<void> {
  const args = process.argv.slice(2)
  // Every program that is started from here on, whoever starts it, gets this process's environment: the key is not for them.
  const env = { ...process.env }
  delete process.env['AETHER_API_KEY']
  const speed = rehearsalSpeed(env, args)
  const interrupt = createInterrupt(process)

  process.exitCode = await main(args, {
    env,
    platform: process.platform,
    homeDir: homedir(),
    clock: systemClock(speed),
    speed,
    stdin: process.stdin,
    stdout: createLineWriter(process.stdout),
    stderr: createLineWriter(process.stderr),
    interrupt
  })

  // A server that never answers may hold a socket open; after a Ctrl-C nobody waits for it.
  if (interrupt.signal.aborted) setTimeout(() => process.exit(), 500).unref()
}
