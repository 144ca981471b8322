import { basename } from 'node:path'
import pLimit from 'p-limit'
import { AppError } from '../../contract/app-error.ts'
import type { CheckOptions } from '../../contract/media/check.ts'
import type { CopyBatch, CopyChoices, CopyItem, VideoPlan } from '../../contract/media/transcode.ts'
import type { CopyContext, CopyOutcome } from './copy-plan.ts'
import { type Examined, examineVideo } from './examine-video.ts'
import { makeCopy, planExamined } from './make-copy.ts'

/** The video of one job. */
export interface TranscodeVideo {
  jobId: string
  path: string
  options: CheckOptions
}

export interface TranscodeQueueOptions {
  tools: () => Promise<CopyContext['tools']>
  /** Points a job to its copy. Returns why that failed, or null. */
  use: (jobId: string, copyPath: string) => Promise<string | null>
}

const examinedAtOnce = 2
const recentMs = 30_000
const unreadableName = 'Its name holds bytes that are no text. Rename the file first.'

/** Makes copies for the window: one batch, one video at a time; reports its progress on request. */
export class TranscodeQueue {
  readonly #options: TranscodeQueueOptions
  readonly #recent = new Map<string, { atMs: number; examined: Promise<Examined> }>()
  #number = 0
  #items: CopyItem[] = []
  #stop: AbortController | null = null

  constructor(options: TranscodeQueueOptions) {
    this.#options = options
  }

  /** Returns what copies would be, in the requested order. @throws AppError TOOL_MISSING */
  async plan(videos: readonly TranscodeVideo[], choices: CopyChoices): Promise<VideoPlan[]> {
    const tools = await this.#options.tools()
    const inTurn = pLimit(examinedAtOnce)
    return await Promise.all(
      videos.map((video) =>
        inTurn(() => planVideo(video, choices, tools, () => this.#examine(video.path, tools)))
      )
    )
  }

  /** Cached: a plan for another mode often follows. Making the copy examines the video again. */
  #examine(path: string, tools: CopyContext['tools']): Promise<Examined> {
    const nowMs = performance.now()
    for (const [seen, { atMs }] of this.#recent)
      if (nowMs - atMs > recentMs) this.#recent.delete(seen)
    const known = this.#recent.get(path) ?? {
      atMs: nowMs,
      examined: examineVideo(Buffer.from(path), tools)
    }
    this.#recent.set(path, known)
    return known.examined
  }

  /** @throws AppError COPIES_UNDER_WAY */
  start(videos: readonly TranscodeVideo[], choices: CopyChoices): CopyBatch {
    if (this.#stop !== null)
      throw new AppError(
        'COPIES_UNDER_WAY',
        'Copies are being made already. Wait for them, or cancel them first.',
        { retry: 'later' }
      )
    this.#number += 1
    this.#items = videos.map(({ jobId, path }) => ({
      jobId,
      name: basename(path),
      status: 'waiting',
      percent: 0,
      copyName: null,
      message: null
    }))
    const stop = new AbortController()
    this.#stop = stop
    void this.#work(videos, choices, stop.signal)
    return this.state()
  }

  state(): CopyBatch {
    return {
      number: this.#number,
      running: this.#stop !== null,
      items: this.#items.map((item) => ({ ...item }))
    }
  }

  /** Stops the current batch; leaves nothing half-done. */
  cancel(): CopyBatch {
    this.#stop?.abort(new Error('cancelled'))
    return this.state()
  }

  async #work(
    videos: readonly TranscodeVideo[],
    choices: CopyChoices,
    signal: AbortSignal
  ): Promise<void> {
    for (const video of videos) {
      const item = this.#items.find(({ jobId }) => jobId === video.jobId)
      if (item === undefined) continue
      Object.assign(
        item,
        signal.aborted ? { status: 'cancelled' } : await this.#make(video, choices, item, signal)
      )
    }
    this.#stop = null
  }

  async #make(
    video: TranscodeVideo,
    choices: CopyChoices,
    item: CopyItem,
    signal: AbortSignal
  ): Promise<Partial<CopyItem>> {
    if (video.path.includes('\uFFFD')) return { status: 'cannot', message: unreadableName }
    item.status = 'making'
    try {
      const outcome = await makeCopy(
        {
          source: Buffer.from(video.path),
          choices,
          options: video.options,
          folder: null,
          again: true
        },
        {
          tools: await this.#options.tools(),
          signal,
          onProgress: (fraction) => (item.percent = Math.floor(fraction * 100))
        }
      )
      return await this.#settle(video.jobId, outcome)
    } catch (error) {
      if (signal.aborted) return { status: 'cancelled' }
      return {
        status: 'failed',
        message:
          error instanceof AppError
            ? error.message
            : 'The copy could not be made, for a reason that the app does not know. The original is as it was.'
      }
    }
  }

  async #settle(jobId: string, outcome: CopyOutcome): Promise<Partial<CopyItem>> {
    switch (outcome.kind) {
      case 'made': {
        const path = outcome.path.toString()
        return {
          status: 'made',
          percent: 100,
          copyName: basename(path),
          message: await this.#options.use(jobId, path)
        }
      }
      case 'nothing':
        return { status: 'nothing' }
      case 'cannot':
      case 'failed':
        return { status: outcome.kind, message: outcome.message }
    }
  }
}

async function planVideo(
  { jobId, path, options }: TranscodeVideo,
  choices: CopyChoices,
  tools: CopyContext['tools'],
  look: () => Promise<Examined>
): Promise<VideoPlan> {
  const known = { jobId, name: basename(path), steps: [], message: null, tooLong: false }
  if (path.includes('\uFFFD')) return { ...known, kind: 'cannot', message: unreadableName }
  const planned = await planExamined(await look(), { options, choices }, { tools })
  switch (planned.kind) {
    case 'nothing':
      return { ...known, kind: 'nothing' }
    case 'cannot': {
      const { message, code } = planned
      return { ...known, kind: 'cannot', message, tooLong: code === 'VIDEO_TOO_LONG' }
    }
    case 'plan': {
      const steps = planned.plan.steps.map(({ kind, message }) => ({ kind, message }))
      return { ...known, kind: 'plan', steps, tooLong: planned.plan.cutS !== null }
    }
  }
}
