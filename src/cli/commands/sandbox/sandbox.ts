import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { t } from '../../../contract/messages/say.ts'
import { sandboxApiKey, startSandbox } from '../../../sandbox/index.ts'
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { aborted } from '../../session/interrupt.ts'
import { UsageError } from '../../usage-error.ts'
import { errorCode } from '../../../engine/error-code.ts'

export type SandboxCommandOptions = Omit<SandboxOptions, 'stateDir' | 'faults' | 'wire'> & {
  state?: string
  faults?: string
  wire?: string
}

/** Runs only the simulator until Ctrl-C, for scripts and for experiments from another terminal. */
export async function sandbox(
  { state, ...options }: SandboxCommandOptions,
  { stdout, interrupt }: CliContext
): Promise<ExitCode> {
  const stateDir = state ?? (await mkdtemp(path.join(tmpdir(), 'aether-sandbox-')))
  let server: Sandbox | null = null
  try {
    server = await start({ ...options, stateDir })
    stdout.line(t('cli.simulator.address', { url: server.baseUrl }))
    stdout.line(t('cli.simulator.key', { key: sandboxApiKey }))
    stdout.line(state ? t('cli.simulator.state', { folder: state }) : t('cli.simulator.no-state'))
    if (options.faults !== undefined)
      stdout.line(
        t('cli.simulator.faults', {
          faults: options.faults,
          seed: options.seed ?? 1,
          url: `${server.origin}/_sandbox/faults`
        })
      )
    if (options.wire !== undefined) stdout.line(t('cli.simulator.wire', { wire: options.wire }))
    stdout.line('')
    stdout.line(t('cli.simulator.use'))
    stdout.line(
      `  export AETHER_BASE_URL=${server.baseUrl} AETHER_API_KEY=${sandboxApiKey} AETHER_UPLOADER_HOME=$(mktemp -d)`
    )
    stdout.line('  aether-uploader accounts list')
    stdout.line('  aether-uploader publish <folder> --profile <id> --privacy self')
    await aborted(interrupt.signal)
    return exitCodes.interrupted
  } finally {
    await server?.close()
    if (!state) await rm(stateDir, { recursive: true, force: true })
  }
}

/** Starts it, with faults from any named file. @throws UsageError for an unknown fault or wire */
async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox({
      ...options,
      ...(typeof options.faults === 'string' ? { faults: await faultsText(options.faults) } : {})
    })
  } catch (error) {
    throw error instanceof Error && /^INVALID_(FAULTS|WIRE)$/.test(errorCode(error))
      ? new UsageError(error.message)
      : error
  }
}

async function faultsText(given: string): Promise<string> {
  if (!given.endsWith('.json')) return given
  try {
    return await readFile(given, 'utf8')
  } catch (cause) {
    throw new UsageError(
      t('cli.simulator.faults-unreadable', {
        file: given,
        code:
          cause instanceof Error && 'code' in cause
            ? String(cause.code)
            : t('cli.simulator.faults-unreadable-why')
      })
    )
  }
}
