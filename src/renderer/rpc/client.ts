import type {
  AddSummary,
  IpcInput,
  IpcName,
  IpcOutput,
  IpcReply,
  UploaderBridge
} from '../../contract/ipc.ts'
import type { Delta } from '../../contract/ipc-rows.ts'
import type { AppEvent } from '../../contract/ipc/app-event.ts'

declare global {
  interface Window {
    /** Set by the preload. */
    uploader: UploaderBridge<File>
  }
}

/** A call that failed: the main process's error code and its sentence for the user. */
export class CallError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'CallError'
    this.code = code
  }
}

function valueOf<T>(reply: IpcReply<T>): T {
  if (!reply.ok) throw new CallError(reply.code, reply.message)
  return reply.value
}

/** Calls the main process by the contract. @throws CallError with a sentence to show unchanged */
export async function call<N extends IpcName>(name: N, input: IpcInput<N>): Promise<IpcOutput<N>> {
  return valueOf(await window.uploader.call(name, input))
}

/** Adds dropped files: the preload looks up their paths, the page never sees them. */
export async function addDroppedFiles(files: File[], profileId: string): Promise<AddSummary> {
  return valueOf(await window.uploader.addFiles(files, profileId))
}

/** Listens for changes. Returns a function that stops listening. */
export function onDelta(listener: (delta: Delta) => void): () => void {
  return window.uploader.onDelta(listener)
}

/**
 * Listens for other events: menu items, clicked notifications. Returns a function that stops it.
 */
export function onAppEvent(listener: (event: AppEvent) => void): () => void {
  return window.uploader.onAppEvent(listener)
}
