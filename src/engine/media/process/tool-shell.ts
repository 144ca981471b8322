import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import { resolve } from 'node:path'
import { abortReason } from './abort-reason.ts'
import { toolEnvironment } from './tool-environment.ts'
import type { ToolOrder } from './tool-exit.ts'

/**
 * Runs the program on each line read, a file name. A name is data, never code: `read -r` and quotes
 * preserve it. After each run it prints a line: the mark, the exit code and the name as read.
 */
const script = `
exec 3<&0 </dev/null
mark=$1; shift
while IFS= read -r name <&3; do
  "$@" "$name" 3<&-
  printf '\\n%s %d %s\\n' "$mark" "$?" "$name"
done`

/** How a run ended. `gone`: the shell ended or misread the name; the file may be fine. */
export type ShellExit =
  | { kind: 'exited'; code: number; stdout: string }
  | { kind: 'timed-out' }
  | { kind: 'flooded' }
  | { kind: 'gone' }

// Control characters, which an old shell might use as markers.
// oxlint-disable-next-line no-control-regex -- those are the characters meant
const unsafeInLine = /[\0-\x1f\x7f]/
const lineFeed = 0x0a
/** How long a killed program gets to end. It cannot end while it waits for a lost disk. */
export const dyingMs = 2_000

/** Stops waiting for a killed program, and stops keeping this process alive for it. */
export function leaveBehind(child: ChildProcess): void {
  for (const stream of child.stdio) stream?.destroy()
  child.unref()
}

/** Whether a shell can run this. Windows has no shell, and starting a program is cheap there. */
export function fitsShell(order: ToolOrder): boolean {
  return process.platform !== 'win32' && !unsafeInLine.test(order.file) && order.file.isWellFormed()
}

interface Run {
  order: ToolOrder
  parts: Buffer[]
  sizeBytes: number
  settle: (exit: ShellExit) => void
}

/**
 * A small shell that starts one program many times. Starting a process copies its parent's page
 * tables: in this app that blocks the event loop for milliseconds, in a shell hardly at all. Its
 * process group is killed as a whole; the shell also ends when its input ends with this process.
 */
export class ToolShell {
  readonly program: string
  readonly args: readonly string[]
  readonly #mark = `\n${randomUUID()} `
  readonly #child: ChildProcess
  #run: Run | null = null
  /** Set when this side ended the run; reported once every process of the shell has ended. */
  #ended: ShellExit | null = null
  #overdue: NodeJS.Timeout | null = null
  #gone = false

  constructor({ program, args }: Pick<ToolOrder, 'program' | 'args'>) {
    this.program = program
    this.args = args
    this.#child = spawn(
      '/bin/sh',
      ['-c', script, 'sh', this.#mark.trim(), resolve(program), ...args],
      { cwd: '/', env: toolEnvironment(), detached: true, stdio: ['pipe', 'pipe', 'ignore'] }
    )
    const { stdin, stdout } = this.#child
    stdout?.on('data', (chunk: Buffer) => this.#take(chunk))
    // A shell that has ended is handled by its close event.
    stdin?.on('error', () => undefined)
    this.#child.on('error', () => this.#leave())
    this.#child.on('close', () => this.#leave())
    for (const stream of [stdin, stdout]) if (stream instanceof Socket) stream.unref()
    this.#child.unref()
  }

  get usable(): boolean {
    return !this.#gone && this.#run === null
  }

  /** Runs one file at a time; only an exit keeps the shell usable. Throws the signal's reason. */
  async run(order: ToolOrder): Promise<ShellExit> {
    const { promise, resolve: settle, reject } = Promise.withResolvers<ShellExit>()
    const { signal } = order
    const timer = setTimeout(() => this.#end({ kind: 'timed-out' }), order.timeoutMs)
    const onAbort = (): void => {
      this.#kill()
      if (signal) reject(abortReason(signal))
    }
    signal?.addEventListener('abort', onAbort)
    this.#run = { order, parts: [], sizeBytes: 0, settle }
    this.#child.ref()
    try {
      if (this.#gone) return { kind: 'gone' }
      this.#child.stdin?.write(`${order.file}\n`)
      return await promise
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      this.#run = null
      this.#child.unref()
    }
  }

  /** Ends the shell's input, so that it exits. */
  close(): void {
    this.#gone = true
    this.#child.stdin?.end()
  }

  #take(chunk: Buffer): void {
    const run = this.#run
    if (run === null || this.#ended !== null) return
    run.parts.push(chunk)
    run.sizeBytes += chunk.length
    if (run.sizeBytes > run.order.mostOutputBytes) return this.#end({ kind: 'flooded' })
    if (chunk.at(-1) !== lineFeed) return
    const output = run.parts.length === 1 ? chunk : Buffer.concat(run.parts)
    const at = output.lastIndexOf(this.#mark)
    if (at === -1) return
    const line = output.toString('utf8', at + this.#mark.length, output.length - 1)
    const space = line.indexOf(' ')
    if (line.slice(space + 1) === run.order.file)
      run.settle({
        kind: 'exited',
        code: Number(line.slice(0, space)),
        stdout: output.toString('utf8', 0, at)
      })
    else this.#end({ kind: 'gone' })
  }

  #end(exit: ShellExit): void {
    this.#ended ??= exit
    this.#kill()
    this.#overdue ??= setTimeout(() => {
      leaveBehind(this.#child)
      this.#leave()
    }, dyingMs)
  }

  #leave(): void {
    if (this.#overdue !== null) clearTimeout(this.#overdue)
    this.#gone = true
    this.#run?.settle(this.#ended ?? { kind: 'gone' })
  }

  #kill(): void {
    const { pid, exitCode, signalCode } = this.#child
    this.#gone = true
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      this.#child.kill('SIGKILL')
    }
  }
}
