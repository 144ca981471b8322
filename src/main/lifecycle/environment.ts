import { accessSync, constants, statSync } from 'node:fs'
import { AppError } from '../../contract/app-error.ts'
import { t } from '../../contract/messages/say.ts'
import { defaultBaseUrl } from '../../engine/aether/default-base-url.ts'
import { makeDataFolder } from '../../engine/queue/store/open-database.ts'
import { dataFolder } from '../../engine/storage/data-folder.ts'
import { explainStorage } from '../../engine/storage/storage-error.ts'

/** The app's environment variables. */
export interface Environment {
  /** Queue, settings and logs; shared with the command line. */
  dataDir: string
  baseUrl: string
  devUrl: string | null
  /** Hosts that bypass a proxy from the settings; empty for none. */
  noProxy: string
  practice: { processingMs?: number; speed?: number }
}

function positive(text: string | undefined): number | undefined {
  const value = Number(text)
  return text !== undefined && text.trim() !== '' && Number.isFinite(value) && value > 0
    ? value
    : undefined
}

/** Reads the app's environment variables; the dev server counts only in an unpackaged app. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  app: { packaged: boolean; appData: string }
): Environment {
  const processingMs = positive(env['AETHER_UPLOADER_SANDBOX_PROCESSING_MS'])
  const speed = positive(env['AETHER_UPLOADER_SPEED'])
  return {
    dataDir: dataFolder(env, process.platform, app.appData),
    baseUrl: env['AETHER_BASE_URL'] || defaultBaseUrl,
    devUrl: app.packaged ? null : env['ELECTRON_RENDERER_URL'] || null,
    noProxy: env['NO_PROXY'] ?? env['no_proxy'] ?? '',
    practice: {
      ...(processingMs !== undefined && { processingMs }),
      ...(speed !== undefined && { speed })
    }
  }
}

/**
 * Creates the app's data folder, for its owner only, and checks that it is writable. Electron would
 * treat a folder that it cannot lock as held by another instance, and quit silently.
 * @throws AppError that names the folder and the remedy
 */
export function prepareDataFolder(dataDir: string): void {
  makeDataFolder(dataDir)
  if (!statSync(dataDir).isDirectory()) {
    throw new AppError('DATA_FOLDER_READ_ONLY', t('desktop.data-folder.is-file', { path: dataDir }))
  }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw explainStorage(cause, dataDir)
  }
}
