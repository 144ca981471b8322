import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { probeArguments } from '../../src/engine/media/probe/probe.ts'

/**
 * ffprobe on each path, as a person would do it without any app: `xargs -P<cores>`, the same program and arguments, output thrown away.
 * @returns ms from the start of xargs to its end
 */
export async function bareLoopMs(ffprobePath: string, paths: readonly string[]): Promise<number> {
  const startedMs = performance.now()
  const xargs = spawn(
    'xargs',
    ['-0', `-P${availableParallelism()}`, '-I{}', ffprobePath, ...probeArguments, '-i', 'file:{}'],
    { stdio: ['pipe', 'ignore', 'inherit'] }
  )
  xargs.stdin.end(paths.map((path) => `${path}\0`).join(''))
  const [code] = await once(xargs, 'close')
  if (code !== 0) throw new Error(`xargs ended with ${String(code)}: ffprobe did not like a clip.`)
  return performance.now() - startedMs
}
