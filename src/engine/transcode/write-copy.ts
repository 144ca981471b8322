import { rmSync } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { whenFree } from '../storage/when-free.ts'
import { runFfmpeg } from '../media/process/ffmpeg.ts'
import { checkVideo } from '../checks/rules.ts'
import { longerDurationS, type MediaFacts } from '../media/probe/media-facts.ts'
import { copyArguments, copyInputOptions } from './copy-arguments.ts'
import { incomplete, sourceChanged, stillRefused, type CopyFailure } from './copy-failure.ts'
import { joinPath, splitPath } from './copy-name.ts'
import type { CopyContext, CopyOrder, CopyOutcome, CopyPlan } from './copy-plan.ts'
import { draftName, takeName } from './drafts.ts'
import { examineVideo } from './examine-video.ts'
import { ffmpegAbilities, ffmpegOf } from './ffmpeg-abilities.ts'
import { withPlainPath } from '../media/files/plain-path.ts'
import { planCopy } from './plan-copy.ts'

/** The source as it was when its copy was planned. */
export interface SeenSource {
  facts: MediaFacts
  mtimeMs: number
}

/** How much earlier than planned a copy may end: sound and picture seldom end together. */
export const toleratedS = (plannedS: number): number => Math.max(0.5, plannedS * 0.01)

/**
 * Writes the copy under a hidden name in `folder`; renames it once it is complete, on disk and
 * checked, else leaves nothing. Rejects with FFmpegError, a system error or the signal's reason.
 */
export async function writeCopy(
  order: CopyOrder,
  plan: CopyPlan,
  source: SeenSource,
  folder: Buffer,
  context: CopyContext
): Promise<CopyOutcome> {
  const name = draftName()
  const draft = joinPath(folder, name)
  try {
    await encode(order.source, folder, name, plan, context)
    const judged = await judge(draft, plan, order, context)
    const better =
      judged.facts === null
        ? null
        : await secondPlan(plan, source.facts, judged.facts, order, context)
    if (better !== null) await encode(order.source, folder, name, better, context)
    const { failure, findings } =
      better === null ? judged : await judge(draft, better, order, context)
    const now = await stat(order.source)
    if (now.size !== source.facts.sizeBytes || now.mtimeMs !== source.mtimeMs)
      return { kind: 'failed', ...sourceChanged }
    return failure === null
      ? await keep(draft, folder, order, (better ?? plan).steps, findings)
      : { kind: 'failed', ...failure }
  } finally {
    await whenFree(() => rm(draft, { force: true })).catch(() => undefined)
  }
}

/**
 * Some findings show only in an MP4 file, which stores each frame's time. A copied picture that
 * turns out to need more is made again with that. Returns null if the copy cannot be improved.
 */
async function secondPlan(
  plan: CopyPlan,
  facts: MediaFacts,
  copy: MediaFacts,
  { options, choices }: CopyOrder,
  { tools }: CopyContext
): Promise<CopyPlan | null> {
  if (plan.picture.kind === 'encode' || facts.picture === null || copy.picture === null) return null
  const { averageFps, isSpacingVariable, durationS } = copy.picture
  const learned: MediaFacts = {
    ...facts,
    picture: {
      ...facts.picture,
      averageFps,
      isSpacingVariable,
      durationS: plan.cutS === null ? durationS : facts.picture.durationS
    }
  }
  const again = planCopy(learned, options, choices, await ffmpegAbilities(ffmpegOf(tools)))
  return again.kind === 'plan' && again.plan.picture.kind === 'encode' ? again.plan : null
}

async function encode(
  source: Buffer,
  folder: Buffer,
  draft: Buffer,
  plan: CopyPlan,
  { tools, signal, onProgress }: CopyContext
): Promise<void> {
  // Without this, ffmpeg would outlive this process and keep writing for nothing.
  const leaving = new AbortController()
  const leave = (): void => {
    leaving.abort()
    try {
      rmSync(joinPath(folder, draft), { force: true })
    } catch {
      // On Windows ffmpeg may still hold it; the next copy into this folder removes it.
    }
  }
  process.once('exit', leave)
  try {
    await withPlainPath(source, (path) =>
      withPlainPath(folder, (folderPath) =>
        runFfmpeg({
          ffmpegPath: ffmpegOf(tools),
          inputs: [{ path, options: copyInputOptions(plan) }],
          outputOptions: copyArguments(plan),
          output: joinPath(Buffer.from(folderPath), draft).toString(),
          signal: signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]),
          ...(plan.lastsS !== null && { plannedDurationS: plan.lastsS }),
          ...(onProgress !== undefined && { onProgress })
        })
      )
    )
  } finally {
    process.off('exit', leave)
  }
}

interface Judged {
  failure: CopyFailure | null
  findings: ReturnType<typeof checkVideo>
  facts: MediaFacts | null
}

/** Checks that the copy is complete and passes the same checks as any other file. */
async function judge(
  draft: Buffer,
  plan: CopyPlan,
  { options }: CopyOrder,
  { tools, signal }: CopyContext
): Promise<Judged> {
  const examined = await examineVideo(draft, tools, signal)
  const facts = examined.kind === 'video' ? examined.facts : null
  const findings =
    examined.kind === 'video' ? checkVideo(examined.facts, options) : [examined.finding]
  const lastsS = (facts && longerDurationS(facts)) ?? 0
  if (plan.lastsS !== null && lastsS < plan.lastsS - toleratedS(plan.lastsS))
    return { failure: incomplete(lastsS, plan.lastsS), findings, facts }
  const refused = findings.find(({ severity }) => severity === 'block')
  return { failure: refused === undefined ? null : stillRefused(refused.message), findings, facts }
}

async function keep(
  draft: Buffer,
  folder: Buffer,
  { source }: CopyOrder,
  steps: CopyPlan['steps'],
  findings: Judged['findings']
): Promise<CopyOutcome> {
  const handle = await open(draft, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return {
    kind: 'made',
    path: await takeName(draft, folder, splitPath(source).name),
    steps,
    findings
  }
}
