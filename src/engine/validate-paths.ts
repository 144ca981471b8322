import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import type { CheckOptions, FileReport } from '../contract/media/check.ts'
import type { Tools } from './media/probe/find-tools.ts'
import { inspectFile, type InspectContext } from './checks/inspect-file.ts'
import { walkPaths, type WalkedFile } from './media/files/walk-paths.ts'
import { fileUnreadable, linkAlreadyWalked } from './checks/file-findings.ts'
import { verdictOf } from './checks/rules.ts'

export interface ValidateContext {
  tools: Pick<Tools, 'ffprobePath' | 'ffprobe'>
  /** ffprobe processes at once; default: one per core, plus one while a result is read. */
  concurrency?: number
}

/**
 * How many files per ffprobe start before the oldest is reported, and how few remain when more do.
 * Bursts of short reads share event-loop turns, which saves a seventh of this process's time.
 */
const mostAhead = 8
const leastAhead = 2

/**
 * Checks files and folders and reports one by one, in natural order, however parallel the work is.
 * Reads ahead while ffprobe runs; that window, not the number of files, limits the memory. Throws
 * AppError TOOL_MISSING if a video needs ffprobe and there is none, and the signal's reason.
 */
export async function* validatePaths(
  paths: readonly (string | Buffer)[],
  options: CheckOptions,
  context: ValidateContext,
  signal?: AbortSignal
): AsyncGenerator<FileReport> {
  const concurrency = Math.max(1, context.concurrency ?? availableParallelism() + 1)
  const stop = new AbortController()
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const inTurn = pLimit(concurrency)
  const underWay: Promise<FileReport>[] = []
  try {
    for await (const walked of walkPaths(paths, both)) {
      const report = reportWalked(walked, options, { tools: context.tools, signal: both, inTurn })
      // It is awaited below; until then, its failure must not count as unhandled.
      report.catch(() => undefined)
      underWay.push(report)
      if (underWay.length < concurrency * mostAhead) continue
      while (underWay.length > concurrency * leastAhead) {
        const next = underWay.shift()
        if (next) yield await next
      }
    }
    for (const report of underWay) yield await report
  } finally {
    stop.abort()
    await Promise.allSettled(underWay)
  }
}

/** Returns the report on one walked entry. */
export async function reportWalked(
  walked: WalkedFile,
  options: CheckOptions,
  context: InspectContext
): Promise<FileReport> {
  const path = walked.displayPath
  if (walked.kind === 'skip')
    return {
      path,
      verdict: 'skip',
      findings: walked.reason ? [linkAlreadyWalked(walked.reason)] : [],
      media: null
    }
  if (walked.kind === 'problem')
    return { path, verdict: 'block', findings: [fileUnreadable(walked.reason)], media: null }
  const { media, findings } = await inspectFile(walked.rawPath, path, options, {
    ...context,
    isPlain: true
  })
  return { path, verdict: verdictOf(findings), findings, media }
}
