import { isLoopback } from '../../engine/network/loopback.ts'

const fastest = 100_000

/**
 * Clock speed of this command relative to real time: AETHER_UPLOADER_SPEED, for rehearsals and
 * tests against a sandbox of the same speed. Applies only where nothing real can be reached: with
 * `--sandbox`, or with an AETHER_BASE_URL on this machine. Such a queue has times in the future, so
 * give it its own folder.
 */
export function rehearsalSpeed(env: NodeJS.ProcessEnv, args: readonly string[]): number {
  const wanted = Number(env['AETHER_UPLOADER_SPEED'])
  if (!(wanted >= 1 && wanted <= fastest)) return 1
  return args.includes('--sandbox') || isOnThisMachine(env['AETHER_BASE_URL']) ? wanted : 1
}

function isOnThisMachine(baseUrl: string | undefined): boolean {
  return baseUrl !== undefined && URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname)
}
