import type { z } from 'zod'
import type { Delta } from './ipc-rows.ts'
import { accountCalls } from './ipc/account-calls.ts'
import { appCalls } from './ipc/app-calls.ts'
import type { AppEvent } from './ipc/app-event.ts'
import { composerCalls } from './ipc/composer-calls.ts'
import { transcodeCalls } from './ipc/transcode-calls.ts'
import { historyCalls } from './ipc/history-calls.ts'
import { mediaCalls } from './ipc/media-calls.ts'
import { networkCalls } from './ipc/network-calls.ts'
import { queueCalls } from './ipc/queue-calls.ts'
import { settingsCalls } from './ipc/settings-calls.ts'
import type { AddSummary } from './ipc/queue-calls.ts'

export type { AddSummary } from './ipc/queue-calls.ts'

/** The one channel for calls, the one for changes of the list, and the one for everything else that the main process says. */
export const rpcChannel = 'rpc'
export const deltaChannel = 'delta'
export const appEventChannel = 'app-event'

/** Every call that the window may make. Inputs are parsed by the main process, always, and nothing else is accepted. */
export const ipcContract = {
  ...appCalls,
  ...accountCalls,
  ...queueCalls,
  ...historyCalls,
  ...mediaCalls,
  ...composerCalls,
  ...transcodeCalls,
  ...settingsCalls,
  ...networkCalls
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
  /** Listens for what else the main process says. Returns the way to stop. */
  onAppEvent(listener: (event: AppEvent) => void): () => void
}
