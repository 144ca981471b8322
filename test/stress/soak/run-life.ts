import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hasSignals } from '../../support/system/platform.ts'
import type { Aim, KillPlan } from './kill-plan.ts'
import { readQueue } from './read-queue.ts'
import type { WorkerOrder } from './worker-order.ts'

/** How a life of the engine ended: normally, or killed at a named point. */
export type LifeEnd = { kind: 'settled' } | { kind: 'killed'; point: string }

export interface LifeOptions {
  order: WorkerOrder
  /** Where the process kills itself; null: nowhere. */
  aim: Aim | null
  /** Kills it from outside after this time. */
  killAfterMs?: number | undefined
  traceFile?: string
  noCheckpoint?: boolean
}

const here = import.meta.dirname
const preload = pathToFileURL(join(here, 'kill-points.ts')).href
/** A life that neither ends nor dies is a bug of the engine. */
const patienceMs = 60_000

/** Runs the engine once, in its own process. Rejects if it fails on its own or never ends. */
export function runLife({
  order,
  aim,
  killAfterMs,
  traceFile,
  noCheckpoint = false
}: LifeOptions): Promise<LifeEnd> {
  const reportFile = join(order.dataDir, '..', 'killed-at')
  rmSync(reportFile, { force: true })
  const plan: KillPlan = {
    aim,
    reportFile,
    noCheckpoint,
    ...(traceFile === undefined ? {} : { traceFile })
  }
  const child = spawn(process.execPath, ['--import', preload, join(here, 'soak-worker.ts')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      SOAK_ORDER: JSON.stringify(order),
      SOAK_KILL_PLAN: JSON.stringify(plan),
      NODE_COMPILE_CACHE: join(here, '../../../node_modules/.cache/soak')
    }
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
  let byUs: string | null = null
  const kill = (point: string) => {
    byUs = point
    child.kill('SIGKILL')
  }
  const timers = [
    setTimeout(kill, patienceMs, 'patience'),
    ...(killAfterMs === undefined
      ? []
      : [setTimeout(kill, killAfterMs, 'from outside, at any moment')])
  ]
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      // On Windows a process that kills itself ends with code 1 and no signal.
      const own = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : null
      if (byUs === 'patience')
        reject(
          new Error(
            `The engine did not settle within ${patienceMs / 1_000} s.\n${describe(order.dataDir)}\n${words}`
          )
        )
      else if (
        signal === 'SIGKILL' ||
        (!hasSignals && code === 1 && (own !== null || order.endByKill))
      )
        resolve({ kind: 'killed', point: own ?? byUs ?? 'at its end' })
      else if (code === 0) resolve({ kind: 'settled' })
      else reject(new Error(`The engine ended with ${signal ?? `exit code ${code}`}.\n${words}`))
    })
  })
}

function describe(dataDir: string): string {
  const open = readQueue(dataDir).jobs.filter(
    (job) => !['published', 'failed', 'cancelled'].includes(job.phase)
  )
  return open
    .map(
      (job) =>
        `${job.path}: ${job.phase} ${job.wait_reason ?? ''} due ${job.due_at_ms} ${job.error_code ?? ''}`
    )
    .join('\n')
}
