import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sandboxApiKey, startSandbox } from '../../sandbox/index.ts'
import type { SandboxOptions } from '../../sandbox/index.ts'
import type { CliContext } from '../cli-context.ts'
import { exitCodes } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { aborted } from '../interrupt.ts'

export type SandboxCommandOptions = Omit<SandboxOptions, 'stateDir'> & { state?: string }

/** Runs the simulator alone until Ctrl-C, for scripts and for trying things out from another terminal. */
export async function sandbox({ state, ...options }: SandboxCommandOptions, { stdout, interrupt }: CliContext): Promise<ExitCode> {
  const stateDir = state ?? (await mkdtemp(path.join(tmpdir(), 'aether-sandbox-')))
  const server = await startSandbox({ ...options, stateDir })
  try {
    stdout.line(`Sandbox of Aether and TikTok at ${server.baseUrl}`)
    stdout.line(`API key ${sandboxApiKey}`)
    stdout.line(state ? `State in ${state}; the next start with the same folder goes on from there.` : 'State is forgotten at the end; keep it with --state <folder>.')
    stdout.line('')
    stdout.line('In another terminal, with a queue of its own:')
    stdout.line(`  export AETHER_BASE_URL=${server.baseUrl} AETHER_API_KEY=${sandboxApiKey} AETHER_UPLOADER_HOME=$(mktemp -d)`)
    stdout.line('  aether-uploader accounts list')
    stdout.line('  aether-uploader publish <folder> --profile <id> --privacy self')
    await aborted(interrupt.signal)
    return exitCodes.interrupted
  } finally {
    await server.close()
    if (!state) await rm(stateDir, { recursive: true, force: true })
  }
}
