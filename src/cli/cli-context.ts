import type { Interrupt } from './interrupt.ts'
import type { LineWriter } from './output/line-writer.ts'

/** What a command gets from the process it runs in. */
export interface CliContext {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  homeDir: string
  stdin: NodeJS.ReadStream
  stdout: LineWriter
  stderr: LineWriter
  interrupt: Interrupt
}
