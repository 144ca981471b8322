/**
 * An engine in its own process that becomes the runner, for tests that stop and kill it. Started by
 * `startRunnerProcess`.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { createEngine } from '../../../src/engine/create-engine.ts'
import { systemClock } from '../../../src/engine/system-clock.ts'
import { sandboxApiKey } from '../../../src/sandbox/index.ts'
import { testSpeed } from '../engine/test-engine.ts'

const newsSchema = z.object({
  runner: z.enum(['this', 'other', 'none']),
  paused: z.boolean(),
  uploading: z.boolean()
})
export type RunnerNews = z.infer<typeof newsSchema>

export interface RunnerProcess {
  child: ChildProcess
  /** All its messages, in order. */
  news: RunnerNews[]
  /** Resolves with the first matching message, past or future. */
  told(matches: (news: RunnerNews) => boolean): Promise<RunnerNews>
  /** Kills the process and waits for its end. */
  kill(): Promise<void>
}

export function startRunnerProcess(
  dataDir: string,
  baseUrl: string,
  limitRateBytesPerS?: number
): RunnerProcess {
  const child = fork(import.meta.filename, [dataDir, baseUrl, String(limitRateBytesPerS ?? '')], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const news: RunnerNews[] = []
  const watchers = new Set<() => void>()
  child.on('message', (message) => {
    news.push(newsSchema.parse(message))
    for (const watcher of watchers) watcher()
  })
  return {
    child,
    news,
    told: (matches) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = news.find(matches)
          if (found === undefined) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
        child.once('exit', () => reject(new Error('the runner ended before it said so')))
      }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
}

async function main(dataDir: string, baseUrl: string, rate: string): Promise<void> {
  const engine = createEngine({
    dataDir,
    backend: { baseUrl, identity: 'test' },
    ports: {
      clock: systemClock(testSpeed),
      log: { info() {}, warn() {}, error: (message, data) => console.error(message, data) },
      secrets: { apiKey: () => sandboxApiKey },
      shell: { setBusy() {}, notify() {} },
      network: { agentFor: () => undefined }
    },
    ...(rate !== '' && { limitRateBytesPerS: Number(rate) })
  })
  const tell = (uploading: boolean): void => {
    const { runner, paused } = engine.queue()
    process.send?.({ runner, paused, uploading })
  }
  engine.subscribe((event) => {
    if (event.type === 'queue') tell(false)
    if (event.type === 'progress' && event.progress.sentBytes > 0) tell(true)
  })
  await engine.startRunner()
  tell(false)
  // The parent ends this process; without the parent it would run forever.
  process.on('disconnect', () => process.exit())
}

if (process.argv[1] === import.meta.filename)
  await main(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] ?? '')
