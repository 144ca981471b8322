import { basename } from 'node:path'
import pLimit from 'p-limit'
import { AppError } from '../../../contract/app-error.ts'
import type { CheckOptions } from '../../../contract/check.ts'
import type { CopyBatch, CopyChoices, CopyItem, FilmPlan } from '../../../contract/conform.ts'
import type { CopyContext, CopyOutcome } from './copy-order.ts'
import { type Examined, examineFilm } from './examine-film.ts'
import { makeCopy, planExamined } from './make-copy.ts'

/** The film of one job. */
export interface DeskFilm {
  jobId: string
  path: string
  options: CheckOptions
}

export interface CopyDeskOptions {
  tools: () => Promise<CopyContext['tools']>
  /** Points a job to its copy. Returns why not, or null. */
  use: (jobId: string, copyPath: string) => Promise<string | null>
}

const looksAtOnce = 2
const lookedForMs = 30_000
const unreadableName = 'Its name holds bytes that are no text. Rename the file first.'

/** Makes copies for the window: one batch at a time, one film after the other, and tells how far it is when asked. */
export class CopyDesk {
  readonly #options: CopyDeskOptions
  readonly #looked = new Map<string, { atMs: number; examined: Promise<Examined> }>()
  #number = 0
  #items: CopyItem[] = []
  #stop: AbortController | null = null

  constructor(options: CopyDeskOptions) {
    this.#options = options
  }

  /** What copies would be, in the order asked for. @throws AppError TOOL_MISSING */
  async plan(films: readonly DeskFilm[], choices: CopyChoices): Promise<FilmPlan[]> {
    const tools = await this.#options.tools()
    const inTurn = pLimit(looksAtOnce)
    return await Promise.all(
      films.map((film) =>
        inTurn(() => planFilm(film, choices, tools, () => this.#lookAt(film.path, tools)))
      )
    )
  }

  /** Another mode is asked for of the same films a moment later; what is made then is looked at anew. */
  #lookAt(path: string, tools: CopyContext['tools']): Promise<Examined> {
    const nowMs = performance.now()
    for (const [seen, { atMs }] of this.#looked)
      if (nowMs - atMs > lookedForMs) this.#looked.delete(seen)
    const known = this.#looked.get(path) ?? {
      atMs: nowMs,
      examined: examineFilm(Buffer.from(path), tools)
    }
    this.#looked.set(path, known)
    return known.examined
  }

  /** @throws AppError COPIES_UNDER_WAY */
  start(films: readonly DeskFilm[], choices: CopyChoices): CopyBatch {
    if (this.#stop !== null)
      throw new AppError(
        'COPIES_UNDER_WAY',
        'Copies are being made already. Wait for them, or cancel them first.',
        { retry: 'later' }
      )
    this.#number += 1
    this.#items = films.map(({ jobId, path }) => ({
      jobId,
      name: basename(path),
      status: 'waiting',
      percent: 0,
      copyName: null,
      message: null
    }))
    const stop = new AbortController()
    this.#stop = stop
    void this.#work(films, choices, stop.signal)
    return this.state()
  }

  state(): CopyBatch {
    return {
      number: this.#number,
      running: this.#stop !== null,
      items: this.#items.map((item) => ({ ...item }))
    }
  }

  /** Ends what is under way; nothing half-done stays. */
  cancel(): CopyBatch {
    this.#stop?.abort(new Error('cancelled'))
    return this.state()
  }

  async #work(
    films: readonly DeskFilm[],
    choices: CopyChoices,
    signal: AbortSignal
  ): Promise<void> {
    for (const film of films) {
      const item = this.#items.find(({ jobId }) => jobId === film.jobId)
      if (item === undefined) continue
      Object.assign(
        item,
        signal.aborted ? { status: 'cancelled' } : await this.#make(film, choices, item, signal)
      )
    }
    this.#stop = null
  }

  async #make(
    film: DeskFilm,
    choices: CopyChoices,
    item: CopyItem,
    signal: AbortSignal
  ): Promise<Partial<CopyItem>> {
    if (film.path.includes('\uFFFD')) return { status: 'cannot', message: unreadableName }
    item.status = 'making'
    try {
      const outcome = await makeCopy(
        {
          source: Buffer.from(film.path),
          choices,
          options: film.options,
          folder: null,
          again: true
        },
        {
          tools: await this.#options.tools(),
          signal,
          onProgress: (fraction) => (item.percent = Math.floor(fraction * 100))
        }
      )
      return await this.#settle(film.jobId, outcome)
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

async function planFilm(
  { jobId, path, options }: DeskFilm,
  choices: CopyChoices,
  tools: CopyContext['tools'],
  look: () => Promise<Examined>
): Promise<FilmPlan> {
  const known = { jobId, name: basename(path), steps: [], message: null, tooLong: false }
  if (path.includes('\uFFFD')) return { ...known, kind: 'cannot', message: unreadableName }
  const planned = await planExamined(await look(), { options, choices }, { tools })
  switch (planned.kind) {
    case 'nothing':
      return { ...known, kind: 'nothing' }
    case 'cannot':
      return {
        ...known,
        kind: 'cannot',
        message: planned.message,
        tooLong: planned.code === 'VIDEO_TOO_LONG'
      }
    case 'plan':
      return {
        ...known,
        kind: 'plan',
        steps: planned.plan.steps.map(({ kind, message }) => ({ kind, message })),
        tooLong: planned.plan.cutS !== null
      }
  }
}
