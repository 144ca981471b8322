import { accessSync, constants, statSync } from 'node:fs'
import { AppError } from '../../contract/app-error.ts'
import { makeDataFolder } from '../../engine/queue/store/open-database.ts'
import { explainStorage } from '../../engine/storage/storage-error.ts'

/**
 * Creates the app's data folder, for its owner alone, and checks that it is writable. Electron
 * would treat a folder that it cannot lock as held by another instance, and quit silently.
 * @throws AppError that names the folder and says what to do
 */
export function prepareDataFolder(dataDir: string): void {
  makeDataFolder(dataDir)
  if (!statSync(dataDir).isDirectory()) {
    throw new AppError(
      'DATA_FOLDER_READ_ONLY',
      `${dataDir} is a file, not a folder. Move it away, or set AETHER_UPLOADER_HOME to a folder of yours.`
    )
  }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw explainStorage(cause, dataDir)
  }
}
