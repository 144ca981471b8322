import path from 'node:path'
import { t } from '../../contract/messages/say.ts'
import type { Engine } from '../../engine/engine.ts'
import { makeDataFolder } from '../../engine/queue/store/open-database.ts'
import { openQueue } from '../../engine/open-queue.ts'
import { appDataFolder, dataFolder, practiceFolder } from '../../engine/storage/data-folder.ts'
import type { ApiAnswer } from '../../engine/wire/seen.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { cliPorts, createStderrLog } from './cli-ports.ts'
import type { CliContext } from '../cli-context.ts'
import { defaultBaseUrl } from '../../engine/aether/default-base-url.ts'
import { errorCode } from '../../engine/error-code.ts'
import { UsageError } from '../usage-error.ts'

export interface OpenEngineOptions {
  /** Practice mode: a separate queue, and a sandbox instead of Aether. */
  sandbox?: boolean
  /** Whether this command may talk to the API; the others need no running sandbox. */
  talks: boolean
  uploadConcurrency?: number
  limitRateBytesPerS?: number
  /** Where messages go once a view is up. */
  say?: (line: string) => void
  /** Sees every answer of the API. */
  onAnswer?: (answer: ApiAnswer) => void
}

export interface OpenedEngine extends AsyncDisposable {
  engine: Engine
  hasKey: boolean
  /** Practice is going on in another process, which has the sandbox. */
  practiceElsewhere: boolean
}

/** @throws UsageError if practice goes on in another process: only that one can send */
export function refusePracticeElsewhere({ practiceElsewhere }: OpenedEngine): void {
  if (practiceElsewhere) throw new UsageError(t('cli.practice-in-use'))
}

/** Never called: practice without its sandbox is for reading the queue and writing orders. */
const noSandboxUrl = 'http://127.0.0.1:9/v1'

/** Opens the queue that the environment and `--sandbox` name. Close it before the process ends. */
export async function openEngine(
  context: CliContext,
  options: OpenEngineOptions
): Promise<OpenedEngine> {
  const { env, platform, homeDir } = context
  const shared = dataFolder(env, platform, appDataFolder(env, platform, homeDir))
  // Loaded for practice only: it brings a web server.
  const sandbox = options.sandbox ? await import('../../sandbox/index.ts') : null
  const apiKey = sandbox?.sandboxApiKey ?? (context.env['AETHER_API_KEY'] || null)
  const log = createStderrLog(options.say ?? ((line) => context.stderr.line(line)), {
    secrets: [apiKey ?? ''],
    home: context.homeDir
  })
  const dataDir = options.sandbox ? practiceFolder(shared) : shared
  if (options.sandbox) makeDataFolder(dataDir)
  const practice =
    sandbox && options.talks
      ? await startPractice(sandbox, path.join(dataDir, 'sandbox'), context.speed)
      : null
  const baseUrl = options.sandbox
    ? (practice?.baseUrl ?? noSandboxUrl)
    : context.env['AETHER_BASE_URL'] || defaultBaseUrl
  const { onAnswer, uploadConcurrency, limitRateBytesPerS } = options
  const engine = await openQueue({
    dataDir,
    backend: options.sandbox ? { baseUrl, identity: 'practice' } : { baseUrl },
    ports: cliPorts(log, apiKey, context.clock),
    onAnswer,
    uploadConcurrency,
    limitRateBytesPerS
  }).catch(async (error: unknown) => {
    await practice?.close()
    throw error
  })
  return {
    engine,
    hasKey: apiKey !== null,
    practiceElsewhere: options.sandbox === true && options.talks && practice === null,
    async [Symbol.asyncDispose]() {
      await engine.close()
      await practice?.close()
    }
  }
}

/** Null if another process already practises: it has the sandbox, and the queue goes through it. */
async function startPractice(
  { startSandbox }: typeof import('../../sandbox/index.ts'),
  stateDir: string,
  speed: number
): Promise<Sandbox | null> {
  try {
    return await startSandbox({ stateDir, speed })
  } catch (error) {
    if (errorCode(error) === 'SANDBOX_STATE_IN_USE') return null
    throw error
  }
}
