/** One run of an external program on one file. */
export interface ToolOrder {
  program: string
  /** Arguments before the file, the same for every file. */
  args: readonly string[]
  /** The last argument. */
  file: string
  timeoutMs: number
  /** More output than this, on stdout or stderr, ends the run. */
  mostOutputBytes: number
  signal?: AbortSignal | undefined
}

/** How a run ended. `flooded`: stopped because it wrote too much. */
export type ToolExit =
  | { kind: 'exited'; code: number | null; stdout: string; stderr: string }
  | { kind: 'timed-out' }
  | { kind: 'flooded' }
  | { kind: 'not-started'; cause: unknown }
