/** One run of an outside program on one file. */
export interface ToolOrder {
  program: string
  /** What comes before the file, the same for every file. */
  args: readonly string[]
  /** The last argument. */
  file: string
  timeoutMs: number
  /** More than this on either output ends the run. */
  mostOutputBytes: number
  signal?: AbortSignal | undefined
}

/** How a run ended. `flooded`: it was ended because it wrote too much. */
export type ToolExit =
  | { kind: 'exited'; code: number | null; stdout: string; stderr: string }
  | { kind: 'timed-out' }
  | { kind: 'flooded' }
  | { kind: 'not-started'; cause: unknown }
