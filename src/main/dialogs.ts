import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { QuitQuestion } from './desk/quit-words.ts'

/** The system's dialog for adding files or folders. Everything that the checks can name a reason for may be chosen. */
function chooseOptions(kind: 'files' | 'folders' | 'one-file'): Electron.OpenDialogOptions {
  if (kind === 'folders') return { title: 'Add a folder of videos', properties: ['openDirectory', 'multiSelections'] }
  return {
    title: kind === 'files' ? 'Add videos' : 'Choose the video',
    properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [
      { name: 'Videos', extensions: ['mp4', 'mov', 'm4v', 'qt', '3gp', 'mkv', 'webm', 'avi', 'ts', 'mts', 'm2ts', 'mpg', 'mpeg', 'wmv', 'flv'] },
      { name: 'All files', extensions: ['*'] }
    ]
  }
}

/** Asks for files or folders through the system's dialog. An empty list when it was dismissed. */
export async function choosePaths(window: BrowserWindow | null, kind: 'files' | 'folders' | 'one-file'): Promise<string[]> {
  const options = chooseOptions(kind)
  const answer = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
  return answer.canceled ? [] : answer.filePaths
}

/** Asks where to save a file. Null when the dialog was dismissed. */
export async function chooseSavePath(window: BrowserWindow | null, suggestedName: string): Promise<string | null> {
  const options = { defaultPath: suggestedName }
  const answer = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options))
  return answer.canceled || answer.filePath === '' ? null : answer.filePath
}

/** Asks whether to quit, over the window where a person sees it. Whatever is no clear yes is a no. */
export async function askToQuit(window: BrowserWindow | null, { message, detail, quit, stay }: QuitQuestion): Promise<boolean> {
  const options = { type: 'question' as const, title: 'Quit Aether Uploader?', message, detail, buttons: [quit, stay], defaultId: 1, cancelId: 1, noLink: true }
  const { response } = await (window?.isVisible() === true ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return response === 0
}

/** Says that the window has no page, and why. Whether to load it again; else the app is to quit. */
export async function askToReload(window: BrowserWindow, why: string): Promise<boolean> {
  const options: Electron.MessageBoxOptions = {
    type: 'error',
    title: 'Aether Uploader',
    message: 'The window cannot be shown',
    detail: `${why} What is being sent goes on. Try again; if that does not help, install the app again.`,
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true
  }
  const { response } = await (window.isVisible() ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return response === 0
}
