import { isLoopback } from '../../engine/network/loopback.ts'

const fastest = 100_000

/**
 * How much faster than the wall the clock of this command runs: AETHER_UPLOADER_SPEED, for rehearsals and tests against a
 * sandbox of the same speed. It counts only where nothing real can be reached: with `--sandbox`, or with an
 * AETHER_BASE_URL on this machine. Such a queue holds times that are still to come, so give it a folder of its own.
 */
export function rehearsalSpeed(env: NodeJS.ProcessEnv, args: readonly string[]): number {
  const wanted = Number(env['AETHER_UPLOADER_SPEED'])
  if (!(wanted >= 1 && wanted <= fastest)) return 1
  return args.includes('--sandbox') || isOnThisMachine(env['AETHER_BASE_URL']) ? wanted : 1
}

function isOnThisMachine(baseUrl: string | undefined): boolean {
  return baseUrl !== undefined && URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname)
}
