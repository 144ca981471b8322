import { z } from 'zod'
import { accountSchema } from './account.ts'
import { appStateSchema, jobDetailsSchema, snapshotSchema } from './ipc-rows.ts'
import type { Delta } from './ipc-rows.ts'
import { postOptionsSchema } from './post-options.ts'
import { addedPathSchema, armRequestSchema, requestResultSchema } from './queue-request.ts'

/** The one channel for calls and the one for events between the window and the main process. */
export const rpcChannel = 'rpc'
export const deltaChannel = 'delta'

const nothing = z.strictObject({})
const jobId = z.string().min(1).max(200)
const jobIds = z.array(jobId).min(1).max(100_000)
const profileId = z.string().trim().min(1).max(200)
const path = z.string().min(1).max(32_768)

/** What became of the files that were added. Names only: a path does not cross into the window. */
export const addSummarySchema = z.object({
  /** Jobs that are in the list now because of this call. */
  jobIds: z.array(z.string()),
  added: z.int(),
  /** Files that were not added anew, each with the reason. */
  notAdded: z.array(z.object({ name: z.string(), outcome: addedPathSchema.shape.outcome, reason: z.string().nullable() }))
})
export type AddSummary = z.infer<typeof addSummarySchema>

const checked = z.object({ verified: z.boolean(), accounts: z.array(accountSchema) })

/** Every call that the window may make. Inputs are parsed by the main process, always, and nothing else is accepted. */
export const ipcContract = {
  'app.state': { input: nothing, output: appStateSchema },

  'practice.start': { input: nothing, output: appStateSchema },
  'practice.stop': { input: nothing, output: appStateSchema },
  /** The only call that carries the key; no call returns it. */
  'settings.setApiKey': { input: z.strictObject({ apiKey: z.string().trim().min(1).max(4096) }), output: appStateSchema },
  'settings.forgetApiKey': { input: nothing, output: appStateSchema },

  'accounts.refresh': { input: nothing, output: checked },
  'accounts.list': { input: nothing, output: z.array(accountSchema) },
  'accounts.addManual': { input: z.strictObject({ profileId }), output: accountSchema },

  /** Opens the system's dialog and adds what was chosen; null when it was dismissed. */
  'files.choose': { input: z.strictObject({ profileId }), output: addSummarySchema.nullable() },
  'folders.choose': { input: z.strictObject({ profileId }), output: addSummarySchema.nullable() },

  'queue.add': { input: z.strictObject({ profileId, paths: z.array(path).min(1).max(100_000) }), output: addSummarySchema },
  'queue.snapshot': { input: nothing, output: snapshotSchema },
  'queue.job': { input: z.strictObject({ jobId }), output: jobDetailsSchema.nullable() },
  'queue.arm': { input: z.strictObject({ ...armRequestSchema.shape, jobIds }), output: requestResultSchema },
  'queue.edit': {
    input: z.strictObject({
      jobIds,
      caption: z.string().max(100_000).optional(),
      options: postOptionsSchema.optional(),
      allowAspect: z.boolean().optional(),
      allowRepost: z.boolean().optional()
    }),
    output: requestResultSchema
  },
  'queue.retry': { input: z.strictObject({ jobIds }), output: requestResultSchema },
  'queue.cancel': { input: z.strictObject({ jobIds }), output: requestResultSchema },
  'queue.resolve': { input: z.strictObject({ jobId, as: z.enum(['posted', 'post-again']) }), output: requestResultSchema },
  'queue.clear': { input: z.strictObject({ jobIds }), output: requestResultSchema },
  'queue.pause': { input: nothing, output: requestResultSchema },
  'queue.resume': { input: nothing, output: requestResultSchema },
  /** A person looked at the first post on TikTok: its audience is as chosen. */
  'queue.audienceVerified': { input: nothing, output: requestResultSchema },

  /** Opens the job's post on TikTok in the system's browser. */
  'shell.openPost': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Opens one of the pages that the window names, by name and not by address. */
  'shell.openPage': { input: z.strictObject({ page: z.enum(['music-usage', 'aether']) }), output: z.strictObject({}) }
} as const

export type IpcContract = typeof ipcContract
export type IpcName = keyof IpcContract

/** Whether this is the name of a call. Names inherited from Object are not. */
export function isIpcName(name: unknown): name is IpcName {
  return typeof name === 'string' && Object.hasOwn(ipcContract, name)
}

export type IpcInput<N extends IpcName> = z.input<IpcContract[N]['input']>
export type IpcParsed<N extends IpcName> = z.output<IpcContract[N]['input']>
export type IpcOutput<N extends IpcName> = z.output<IpcContract[N]['output']>

/** What comes back from a call: Electron strips error classes, so errors travel as values. */
export type IpcReply<T> = { ok: true; value: T } | { ok: false; code: string; message: string }

/**
 * What the preload puts on `window.uploader`. `DroppedFile` is the DOM's `File`, which this layer does not know. The
 * window takes answers at their word: the main process is the trusted side of the two.
 */
export interface UploaderBridge<DroppedFile> {
  call<N extends IpcName>(name: N, input: IpcInput<N>): Promise<IpcReply<IpcOutput<N>>>
  /** Adds files that were dropped or pasted; their paths are looked up here and never enter the page. */
  addFiles(files: DroppedFile[], profileId: string): Promise<IpcReply<AddSummary>>
  /** Listens for deltas. Returns the way to stop. */
  onDelta(listener: (delta: Delta) => void): () => void
}
