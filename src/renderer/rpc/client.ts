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
    /** Put there by the preload. */
    uploader: UploaderBridge<File>
  }
}

/** A call that did not work out: the main process's code and its sentence for a person. */
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

/** Calls the main process by the contract. Throws `CallError` with a sentence that may be shown as it is. */
export async function call<N extends IpcName>(name: N, input: IpcInput<N>): Promise<IpcOutput<N>> {
  return valueOf(await window.uploader.call(name, input))
}

/** Adds dropped files: the preload looks their paths up, the page never sees them. */
export async function addDroppedFiles(files: File[], profileId: string): Promise<AddSummary> {
  return valueOf(await window.uploader.addFiles(files, profileId))
}

/** Listens for what changed. Returns the way to stop. */
export function onDelta(listener: (delta: Delta) => void): () => void {
  return window.uploader.onDelta(listener)
}

/** Listens for what the main process says besides the list: menu items, clicked notices. Returns the way to stop. */
export function onAppEvent(listener: (event: AppEvent) => void): () => void {
  return window.uploader.onAppEvent(listener)
}
