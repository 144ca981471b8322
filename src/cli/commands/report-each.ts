import type { CliContext } from '../cli-context.ts'
import { exitCodes, type ExitCode } from '../exit-code.ts'

interface EachReport<Report> {
  reports: () => Promise<AsyncIterable<Report>>
  /** Counts a report and returns its line. */
  line: (report: Report) => string
  /** The last line, also when it was stopped or failed on the way. */
  totals: () => string
  /** A line on the terminal about how far it is; cleared before each print. */
  progress: { clear: () => void; shown?: () => void }
  /** Whether something that was counted makes it a failure. */
  failed: () => boolean
}

/** Prints a line for each file as results come. */
export async function reportEach<Report>(
  { reports, line, totals, progress, failed }: EachReport<Report>,
  { stdout, interrupt: { signal } }: Pick<CliContext, 'stdout' | 'interrupt'>
): Promise<ExitCode> {
  try {
    for await (const report of await reports()) {
      const text = line(report)
      progress.clear()
      stdout.line(text)
      progress.shown?.()
      if (signal.aborted || stdout.closed) break
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    progress.clear()
    stdout.line(totals())
  }
  if (signal.aborted) return exitCodes.interrupted
  // With its reader gone it stopped early: nobody may take that for a clean bill.
  return failed() || stdout.closed ? exitCodes.failedOrBlocked : exitCodes.done
}
