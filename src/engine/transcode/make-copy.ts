import { mkdir, stat, statfs } from 'node:fs/promises'
import { AppError } from '../../contract/app-error.ts'
import { measureText } from '../../contract/text/measure-text.ts'
import { abortReason } from '../media/process/abort-reason.ts'
import { inspectFile } from '../checks/inspect-file.ts'
import type { MediaFacts } from '../media/probe/media-facts.ts'
import { copyFailureOf, diskFull } from './copy-failure.ts'
import { copyName, joinPath, splitPath } from './copy-name.ts'
import type { CopyContext, CopyDecision, CopyOrder, CopyOutcome, CopyPlan } from './copy-plan.ts'
import { sweepDrafts } from './drafts.ts'
import { type Examined, examineVideo } from './examine-video.ts'
import { ffmpegAbilities, ffmpegOf } from './ffmpeg-abilities.ts'
import { planCopy } from './plan-copy.ts'
import { toleratedS, writeCopy } from './write-copy.ts'

/** An examined video, and what can be done for it. `facts`: null if it could not be measured. */
export type PlannedCopy = CopyDecision & { facts: MediaFacts | null; mtimeMs: number }

/** Free space beyond the copy itself: for the index, and for other programs. */
const spareBytes = 32_000_000

/** Decides what a copy of an examined video needs. @throws AppError TOOL_MISSING */
export async function planExamined(
  examined: Examined,
  { options, choices }: Pick<CopyOrder, 'options' | 'choices'>,
  { tools }: Pick<CopyContext, 'tools'>
): Promise<PlannedCopy> {
  if (examined.kind === 'stopped') {
    const { code, message } = examined.finding
    return { kind: 'cannot', code, message, facts: null, mtimeMs: 0 }
  }
  return {
    ...planCopy(examined.facts, options, choices, await ffmpegAbilities(ffmpegOf(tools))),
    facts: examined.facts,
    mtimeMs: examined.mtimeMs
  }
}

/**
 * Makes a copy of one video that no check refuses. Only reads the source. Writes under a hidden
 * name beside it and renames it once complete, on disk and checked; else leaves nothing.
 * @throws AppError TOOL_MISSING, and the signal's reason
 */
export async function makeCopy(order: CopyOrder, context: CopyContext): Promise<CopyOutcome> {
  const planned = await planExamined(
    await examineVideo(order.source, context.tools, context.signal),
    order,
    context
  )
  if (planned.kind === 'nothing') return { kind: 'nothing', existing: null }
  if (planned.kind === 'cannot')
    return { kind: 'cannot', code: planned.code, message: planned.message }
  if (planned.facts === null) throw new Error('a plan without facts')
  const source = splitPath(order.source)
  const folder = order.folder ?? source.folder
  try {
    if (order.folder !== null) await mkdir(order.folder, { recursive: true })
    const existing = order.again
      ? null
      : await goodCopy(folder, source.name, planned.plan, planned.mtimeMs, order, context)
    if (existing !== null) return claimed(order, { kind: 'nothing', existing })
    await sweepDrafts(folder)
    const { bavail, bsize } = await statfs(folder)
    const needsBytes = planned.plan.roomBytes + spareBytes
    if (bavail * bsize < needsBytes)
      return { kind: 'failed', ...diskFull(bytes(needsBytes), bytes(bavail * bsize)) }
    return claimed(
      order,
      await writeCopy(
        order,
        planned.plan,
        { facts: planned.facts, mtimeMs: planned.mtimeMs },
        folder,
        context
      )
    )
  } catch (error) {
    if (context.signal?.aborted) throw abortReason(context.signal)
    const failure =
      error instanceof AppError && error.code === 'TOOL_MISSING' ? null : copyFailureOf(error)
    if (failure === null) throw error
    return { kind: 'failed', ...failure }
  }
}

function claimed(order: CopyOrder, outcome: CopyOutcome): CopyOutcome {
  const path =
    outcome.kind === 'made' ? outcome.path : outcome.kind === 'nothing' ? outcome.existing : null
  if (path !== null) order.claimed?.add(path.toString('latin1'))
  return outcome
}

const bytes = (value: number): string => measureText({ value, unit: 'bytes' })

/** Finds good copies from an earlier run: newer, as long as planned, and not refused. */
async function goodCopy(
  folder: Buffer,
  sourceName: Buffer,
  plan: CopyPlan,
  sourceMtimeMs: number,
  order: CopyOrder,
  context: CopyContext
): Promise<Buffer | null> {
  for (let number = 1; ; number++) {
    const path = joinPath(folder, copyName(sourceName, number))
    const there = await stat(path).catch(() => null)
    if (there === null) return null
    if (
      !there.isFile() ||
      there.mtimeMs < sourceMtimeMs ||
      order.claimed?.has(path.toString('latin1'))
    )
      continue
    const { findings, media } = await inspectFile(path, '', order.options, context)
    if (findings.some(({ severity }) => severity === 'block')) continue
    if (
      plan.lastsS === null ||
      Math.abs((media?.durationS ?? 0) - plan.lastsS) <= toleratedS(plan.lastsS)
    )
      return path
  }
}
