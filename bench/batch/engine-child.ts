import { monitorEventLoopDelay } from 'node:perf_hooks'
import { benchEngine, postOptions, whenJobs } from '../harness/bench-engine.ts'
import { serve } from '../harness/child.ts'
import { batchOrderSchema, type BatchTimes } from './batch-order.ts'
import { profileId } from './with-sandbox.ts'

const lookEveryMs = 10

/** One batch through the real engine, from the folder to the last published post. */
async function publishBatch(order: unknown): Promise<BatchTimes> {
  const { dataDir, baseUrl, folder, count } = batchOrderSchema.parse(order)
  const engine = benchEngine(dataDir, baseUrl)
  const delay = monitorEventLoopDelay({ resolution: lookEveryMs })
  try {
    engine.addAccount(profileId)
    engine.setAccountLimits(profileId, { dailyLimit: count })
    await engine.startRunner()
    delay.enable()
    const cpuBefore = process.cpuUsage()
    const startedMs = performance.now()
    const checked = whenJobs(engine, count, (job) => job.phase === 'ready')
    await engine.add({ paths: [folder], profileId, caption: '{name}', options: postOptions })
    await checked
    const checkedMs = performance.now()
    const jobIds = engine.jobs().map((job) => job.id)
    const published = whenJobs(engine, count, (job) => job.phase === 'published')
    await engine.request({ kind: 'arm', arm: { jobIds, options: postOptions } })
    await published
    const publishedMs = performance.now()
    const cpu = process.cpuUsage(cpuBefore)
    delay.disable()
    return {
      checkMs: checkedMs - startedMs,
      sendMs: publishedMs - checkedMs,
      cpuMs: (cpu.user + cpu.system) / 1_000,
      delayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - lookEveryMs)
    }
  } finally {
    await engine.close()
  }
}

serve(publishBatch)
