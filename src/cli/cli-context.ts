import type { Clock } from '../engine/ports.ts'
import type { Interrupt } from './session/interrupt.ts'
import type { LineWriter } from './views/line-writer.ts'

/** What a command gets from the process it runs in. */
export interface CliContext {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  homeDir: string
  /** What every time on this line is measured by; the machine's own, but for rehearsals. */
  clock: Clock
  /** How much faster than the wall `clock` runs. */
  speed: number
  stdin: NodeJS.ReadStream
  stdout: LineWriter
  stderr: LineWriter
  interrupt: Interrupt
}
