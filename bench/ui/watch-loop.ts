import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

const delaySchema = z.object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() })
export type LoopDelay = z.infer<typeof delaySchema>

const startMs = 300
const answerMs = 30_000

/** Asks the app's main process how late its event loop was during `work`. The environment goes to the app at its start. */
export function loopWatch(dir: string): {
  env: Record<string, string>
  during<T>(work: () => Promise<T>): Promise<{ result: T; delay: LoopDelay }>
} {
  const prefix = join(dir, 'loop-delay')
  return {
    env: {
      NODE_OPTIONS: `--import ${new URL('loop-delay.ts', import.meta.url).href}`,
      BENCH_LOOP_DELAY: prefix
    },
    async during(work) {
      await rm(`${prefix}.json`, { force: true })
      await writeFile(`${prefix}.on`, '')
      await pause(startMs)
      const result = await work()
      await rm(`${prefix}.on`)
      return { result, delay: await answer(`${prefix}.json`) }
    }
  }
}

async function answer(path: string): Promise<LoopDelay> {
  const untilMs = Date.now() + answerMs
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text.endsWith('}')) return delaySchema.parse(JSON.parse(text))
    if (Date.now() > untilMs)
      throw new Error('The main process did not tell how late its event loop was.')
    await pause(50)
  }
}
