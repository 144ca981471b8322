import { defaultBaseUrl } from '../../engine/aether/default-base-url.ts'
import { dataFolder } from '../../engine/storage/data-folder.ts'

/** What the app is told from outside. */
export interface Environment {
  /** Queue, settings and logs; shared with the command line. */
  dataDir: string
  baseUrl: string
  devUrl: string | null
  /** What a proxy that is set in the settings is left out for; empty for nothing. */
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
