import { resolve } from 'node:path'
import type { CheckOptions } from '../../contract/media/check.ts'
import type { CopyChoices } from '../../contract/media/transcode.ts'
import { fileUnreadable } from '../checks/file-findings.ts'
import { walkPaths, type WalkedFile } from '../media/files/walk-paths.ts'
import { isCopyName } from './copy-name.ts'
import type { CopyContext, CopyOutcome } from './copy-plan.ts'
import { makeCopy } from './make-copy.ts'

export interface CopyPathsOrder {
  paths: readonly string[]
  choices: CopyChoices
  options: CheckOptions
  /** Folder for all copies; null: each beside its source. */
  folder: string | null
  again: boolean
}

/** The result for one path; 'skip': no video, or a copy made by this app, found in a folder. */
export interface CopyReport {
  path: string
  outcome: CopyOutcome | { kind: 'skip' }
}

export interface CopyPathsContext extends Omit<CopyContext, 'onProgress'> {
  /** Called before each video, and as it progresses. */
  onProgress?: (path: string, fraction: number) => void
}

/**
 * Copies files and all videos in folders, in natural order and one at a time: a single ffmpeg uses
 * every core. An earlier copy is no source, unless it is named.
 * @throws AppError TOOL_MISSING, and the signal's reason
 */
export async function* copyPaths(
  order: CopyPathsOrder,
  context: CopyPathsContext
): AsyncGenerator<CopyReport> {
  const named = new Set(order.paths)
  const claimed = new Set<string>()
  for await (const walked of walkPaths(order.paths, context.signal)) {
    const path = walked.displayPath
    context.signal?.throwIfAborted()
    context.onProgress?.(path, 0)
    yield {
      path,
      outcome: await copyWalked(
        walked,
        named.has(path),
        { ...order, claimed },
        { ...context, onProgress: (fraction) => context.onProgress?.(path, fraction) }
      )
    }
  }
}

async function copyWalked(
  walked: WalkedFile,
  isNamed: boolean,
  order: CopyPathsOrder & { claimed: Set<string> },
  context: CopyContext
): Promise<CopyReport['outcome']> {
  if (walked.kind === 'problem') return { kind: 'cannot', ...fileUnreadable(walked.reason) }
  if (walked.kind === 'skip' || (!isNamed && isCopyName(walked.displayPath)))
    return { kind: 'skip' }
  const folder = order.folder === null ? null : Buffer.from(resolve(order.folder))
  return await makeCopy(
    {
      source: walked.rawPath,
      choices: order.choices,
      options: order.options,
      again: order.again,
      claimed: order.claimed,
      folder
    },
    context
  )
}
