import { dirname, join } from 'node:path'
import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { t } from '../../contract/messages/say.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { QuitQuestion } from './desktop-words.ts'

const videoEndings = 'mp4 mov m4v qt 3gp mkv webm avi ts mts m2ts mpg mpeg wmv flv'.split(' ')

/** Returns options for the system's file dialog. Allows all types the checks can explain. */
function chooseOptions(kind: 'files' | 'folders' | 'one-file'): Electron.OpenDialogOptions {
  if (kind === 'folders')
    return { title: t('desktop.choose.folders'), properties: ['openDirectory', 'multiSelections'] }
  return {
    title: kind === 'files' ? t('desktop.choose.files') : t('desktop.choose.one-file'),
    properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [
      { name: t('desktop.choose.videos'), extensions: videoEndings },
      { name: t('desktop.choose.all-files'), extensions: ['*'] }
    ]
  }
}

export type PathDialogs = ReturnType<typeof createPathDialogs>

/**
 * Creates the system's path dialogs. Electron starts each in the downloads folder, so this stores
 * the last chosen folder, also for the next start.
 */
export function createPathDialogs(settings: SettingsStore, window: () => BrowserWindow | null) {
  const remember = (path: string | undefined): void => {
    if (path !== undefined) settings.write({ dialogFolder: dirname(path) })
  }
  return {
    /** Asks for files or folders. Returns an empty list if the user dismisses the dialog. */
    choosePaths: async (kind: 'files' | 'folders' | 'one-file'): Promise<string[]> => {
      const over = window()
      const { dialogFolder } = settings.read()
      const options = {
        ...chooseOptions(kind),
        ...(dialogFolder !== null && { defaultPath: dialogFolder })
      }
      const answer = await (over === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(over, options))
      if (answer.canceled) return []
      remember(answer.filePaths[0])
      return answer.filePaths
    },

    /** Asks where to save a file. Returns null if the user dismisses the dialog. */
    chooseSavePath: async (suggestedName: string): Promise<string | null> => {
      const over = window()
      const options = { defaultPath: join(settings.read().dialogFolder ?? '', suggestedName) }
      const answer = await (over === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(over, options))
      if (answer.canceled || answer.filePath === '') return null
      remember(answer.filePath)
      return answer.filePath
    }
  }
}

/** Asks whether to quit, over the window if it is visible. Only a clear yes counts. */
export async function askToQuit(
  window: BrowserWindow | null,
  { message, detail, quit, stay }: QuitQuestion
): Promise<boolean> {
  return ask(window, {
    type: 'question',
    title: t('desktop.quit.title'),
    message,
    detail,
    buttons: [quit, stay],
    defaultId: 1,
    cancelId: 1
  })
}

/**
 * Shows why the window has no page. Returns whether to load it again; if not, the app must quit.
 */
export async function askToReload(window: BrowserWindow, why: string): Promise<boolean> {
  return ask(window, {
    type: 'error',
    title: t('product'),
    message: t('desktop.reload.title'),
    detail: why,
    buttons: [t('desktop.reload.again'), t('desktop.reload.quit')],
    defaultId: 0,
    cancelId: 0
  })
}

/** Returns whether the user chose the first button. */
async function ask(
  window: BrowserWindow | null,
  question: Electron.MessageBoxOptions
): Promise<boolean> {
  const options = { ...question, noLink: true }
  const { response } = await (window?.isVisible() === true
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options))
  return response === 0
}
