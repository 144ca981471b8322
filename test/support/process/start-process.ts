/**
 * A process that opens queues and adds files on request, for tests of many that do so at once.
 * Started by `startProcesses`.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { createEngine } from '../../../src/engine/create-engine.ts'
import { systemClock } from '../../../src/engine/system-clock.ts'
import { sandboxApiKey } from '../../../src/sandbox/index.ts'

const taskSchema = z.object({ dataDir: z.string(), paths: z.array(z.string()), times: z.int() })
export type StartTask = z.infer<typeof taskSchema>

/** Why a start or an add failed; empty if all succeeded. */
const answerSchema = z.object({ failures: z.array(z.string()), added: z.int() })
export type StartAnswer = z.infer<typeof answerSchema>

/** Processes with everything loaded, so that a task starts in all of them at once. */
export interface Processes {
  /**
   * Makes this many of them each open the queue `times` times at once and add `paths` through each;
   * they close it afterwards.
   */
  start(count: number, task: StartTask): Promise<StartAnswer[]>
  end(): void
}

export async function startProcesses(count: number): Promise<Processes> {
  const children = Array.from({ length: count }, () =>
    fork(import.meta.filename, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  )
  await Promise.all(children.map((child) => once(child, 'message')))
  const ask = async (child: ChildProcess, task: StartTask): Promise<StartAnswer> => {
    const answered = once(child, 'message')
    child.send(task)
    return answerSchema.parse((await answered)[0])
  }
  return {
    start: (some, task) => Promise.all(children.slice(0, some).map((child) => ask(child, task))),
    end: () => children.forEach((child) => child.disconnect())
  }
}

async function start({ dataDir, paths }: StartTask): Promise<number> {
  const engine = createEngine({
    dataDir,
    backend: { baseUrl: 'http://127.0.0.1:9/v1', identity: 'test' },
    ports: {
      clock: systemClock(),
      log: { info() {}, warn() {}, error: (message, data) => console.error(message, data) },
      secrets: { apiKey: () => sandboxApiKey },
      shell: { setBusy() {}, notify() {} },
      network: { agentFor: () => undefined }
    }
  })
  try {
    const added = paths.length === 0 ? [] : await engine.add({ paths, profileId: 'p' })
    return added.filter(({ outcome }) => outcome === 'added').length
  } finally {
    await engine.close()
  }
}

if (process.argv[1] === import.meta.filename) {
  const carryOut = async (task: StartTask): Promise<void> => {
    const ended = await Promise.allSettled(Array.from({ length: task.times }, () => start(task)))
    process.send?.({
      failures: ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
      added: ended.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
    } satisfies StartAnswer)
  }
  process.on('message', (message) => void carryOut(taskSchema.parse(message)))
  process.on('disconnect', () => process.exit())
  process.send?.('loaded')
}
