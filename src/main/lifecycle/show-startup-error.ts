import { app, dialog } from 'electron'
import { toUserError } from '../errors/user-error.ts'

/**
 * Says why the app cannot start, and ends it: without a window it would run unseen, and each new
 * start would only activate it. Linux shows no dialogs before the app is ready, so this waits.
 */
export async function sayWhyAndEnd(error: unknown): Promise<void> {
  await app.whenReady()
  dialog.showErrorBox(
    'Aether Uploader cannot start',
    toUserError(error)?.message ??
      `Something that it needs could not be opened. Nothing was sent. ${String(error)}`
  )
  app.exit(1)
}
