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

/** Channels: for calls, for changes of the list, and for all other messages of the main process. */
export const rpcChannel = 'rpc'
export const deltaChannel = 'delta'
export const appEventChannel = 'app-event'

/** Every call that the window may make. The main process parses all inputs and rejects the rest. */
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

/** Returns whether this is the name of a call; false for names inherited from Object. */
export function isIpcName(name: unknown): name is IpcName {
  return typeof name === 'string' && Object.hasOwn(ipcContract, name)
}

export type IpcInput<N extends IpcName> = z.input<IpcContract[N]['input']>
export type IpcParsed<N extends IpcName> = z.output<IpcContract[N]['input']>
export type IpcOutput<N extends IpcName> = z.output<IpcContract[N]['output']>

/** Reply to a call: Electron strips error classes, so errors travel as values. */
export type IpcReply<T> = { ok: true; value: T } | { ok: false; code: string; message: string }

/**
 * The `window.uploader` of the preload. `DroppedFile` is the DOM's `File`, a type that this layer
 * lacks. The window trusts replies: the main process is the trusted side.
 */
export interface UploaderBridge<DroppedFile> {
  call<N extends IpcName>(name: N, input: IpcInput<N>): Promise<IpcReply<IpcOutput<N>>>
  /**
   * Adds dropped or pasted files; the preload looks up their paths, so that no path enters the
   * page.
   */
  addFiles(files: DroppedFile[], profileId: string): Promise<IpcReply<AddSummary>>
  /** Listens for deltas. Returns a function that stops listening. */
  onDelta(listener: (delta: Delta) => void): () => void
  /** Listens for other messages of the main process. Returns a function that stops listening. */
  onAppEvent(listener: (event: AppEvent) => void): () => void
}
