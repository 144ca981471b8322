import type { CliContext } from '../cli-context.ts'
import type { JobView } from '../tracking/job-view.ts'
import { createJsonView } from './json-view.ts'
import { createLiveView } from './live-view.ts'
import { painterFor } from '../text/painter.ts'
import { createPlainView } from './plain-view.ts'

/** JSON on request, a live table on a terminal that can draw one, else a line for each change. */
export function createJobView(
  { stdout, stderr, env, clock }: Pick<CliContext, 'stdout' | 'stderr' | 'env' | 'clock'>,
  json: boolean
): JobView {
  if (json) return createJsonView(stdout, stderr)
  if (stdout.stream.isTTY && env['TERM'] !== 'dumb' && !env['CI'])
    return createLiveView(stdout, stderr, clock)
  return createPlainView(stdout, stderr, painterFor(stdout.stream), clock)
}
