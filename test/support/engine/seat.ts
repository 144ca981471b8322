import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import type { CliContext } from '../../../src/cli/cli-context.ts'
import { createInterrupt } from '../../../src/cli/session/interrupt.ts'
import { main } from '../../../src/cli/main.ts'
import { createLineWriter } from '../../../src/cli/views/line-writer.ts'
import { systemClock } from '../../../src/engine/system-clock.ts'

export interface Said {
  code: number
  stdout: string
  stderr: string
}

/**
 * Runs a command line in this process, with a user who types this text once asked. Null: no user.
 */
export async function runSeated(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  typed: string | null = null
): Promise<Said> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const said = { stdout: '', stderr: '' }
  stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
    if (typed !== null && / type the name of the account/.test(text)) stdin.write(`${typed}\n`)
  })
  const context: CliContext = {
    env,
    platform: process.platform,
    homeDir: env['HOME'] ?? '/home/nobody',
    clock: systemClock(20),
    speed: 20,
    stdin: Object.assign(stdin, { isTTY: typed !== null }) as unknown as NodeJS.ReadStream,
    stdout: createLineWriter(stdout as unknown as NodeJS.WriteStream),
    stderr: createLineWriter(
      Object.assign(stderr, { isTTY: typed !== null }) as unknown as NodeJS.WriteStream
    ),
    interrupt: createInterrupt(new EventEmitter())
  }
  return { code: await main(args, context), ...said }
}
