import path from 'node:path'
import { saveBundle } from '../../engine/diagnostics/save-bundle.ts'
import type { Engine } from '../../engine/engine.ts'
import { appDataFolder, dataFolder } from '../../engine/storage/data-folder.ts'
import type { CliContext } from '../cli-context.ts'
import { visibleText } from '../text/visible-text.ts'

/** Writes a bundle for a support request. Its log is the window's: the command line keeps none. */
export async function writeBundle(
  file: string,
  engine: Engine,
  { env, platform, homeDir, stderr }: CliContext
): Promise<void> {
  const dataDir = dataFolder(env, platform, appDataFolder(env, platform, homeDir))
  await saveBundle(file, {
    face: 'command line',
    engine,
    problem: null,
    settings: null,
    home: homeDir,
    logFile: path.join(dataDir, 'logs', 'app.log'),
    secrets: [env['AETHER_API_KEY'] ?? '']
  })
  stderr.line(
    visibleText(`Wrote ${file}. It holds no key, caption or name; its README says what it holds.`)
  )
}
