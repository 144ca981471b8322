import { app, dialog } from 'electron'
import { toUserError } from '../errors/user-error.ts'

/**
 * Says why the app cannot start, and ends it: without a window it would run on unseen, and every further start would
 * only wake it. Before the app is ready Linux shows no dialogs, so this waits for that.
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
