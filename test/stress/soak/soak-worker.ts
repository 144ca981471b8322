/**
 * One life of the engine on a batch: adds the folder, confirms ready jobs as a user would, and runs
 * until all is settled.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createEngine } from '../../../src/engine/create-engine.ts'
import type { Job } from '../../../src/contract/queue/job.ts'
import type { Phase } from '../../../src/contract/queue/phase.ts'
import { sandboxApiKey } from '../../../src/sandbox/index.ts'
import { anchoredClock } from './anchored-clock.ts'
import { journalLineSchema, workerOrderSchema, type JournalLine } from './worker-order.ts'

const order = workerOrderSchema.parse(JSON.parse(process.env.SOAK_ORDER ?? '{}'))
const clock = anchoredClock(order.anchorMs, order.speed, order.offsetMs)
const quiet = () => undefined
const ends: readonly Phase[] = ['published', 'failed', 'cancelled', 'needs-attention']

const engine = createEngine({
  dataDir: order.dataDir,
  backend: { baseUrl: order.baseUrl, identity: 'soak' },
  uploadConcurrency: order.uploadConcurrency,
  ports: {
    clock,
    log: {
      info: quiet,
      warn: quiet,
      error: (message, data) => console.error(message, JSON.stringify(data))
    },
    secrets: { apiKey: () => sandboxApiKey },
    shell: { setBusy: quiet, notify: quiet },
    network: { agentFor: () => undefined }
  }
})
engine.addAccount(order.profileId)
engine.setAccountLimits(order.profileId, { dailyLimit: 100_000 })
const unknownAtStart = new Map(
  engine
    .jobs()
    .filter((job) => order.lookFor.includes(job.id))
    .map((job) => [job.id, job.revision])
)
if (!(await engine.startRunner()))
  throw new Error('another process still holds the lock of a batch that only this one may have')

const journal = (line: JournalLine) =>
  appendFileSync(order.journalFile, `${JSON.stringify(line)}\n`)
const wasAdded =
  existsSync(order.journalFile) &&
  readFileSync(order.journalFile, 'utf8')
    .split('\n')
    .some((line) => line !== '' && journalLineSchema.parse(JSON.parse(line)).did === 'added')
if (!wasAdded) {
  await engine.add({
    paths: [order.clipDir],
    profileId: order.profileId,
    caption: '{name}',
    options: order.options
  })
  journal({ did: 'added' })
}
await speakUp()
await confirmUntilDone()
if (order.endByKill) process.kill(process.pid, 'SIGKILL')
await engine.close()
process.exit(0)

/** Resolves unknown jobs as the user. */
async function speakUp(): Promise<void> {
  for (const job of engine.jobs()) {
    const as = job.sha256 === null ? undefined : order.resolve[job.sha256]
    if (job.phase !== 'unknown' || as === undefined || job.sha256 === null) continue
    if (as === 'post-again') journal({ did: 'post-again', sha256: job.sha256 })
    await engine.request({ kind: 'resolve', jobId: job.id, as })
  }
}

function isDone(job: Job): boolean {
  return (
    ends.includes(job.phase) ||
    (job.phase === 'unknown' && unknownAtStart.get(job.id) !== job.revision)
  )
}

/**
 * Confirms all jobs that become ready, confirms the audience when asked, and resolves when all jobs
 * are done.
 */
function confirmUntilDone(): Promise<void> {
  return new Promise((resolve, reject) => {
    let busy = false
    const look = async () => {
      if (busy) return
      busy = true
      const all = engine.jobs()
      if (all.every(isDone)) return resolve()
      const checked = all.every((job) => job.phase !== 'checking')
      const ready = all.filter((job) => job.phase === 'ready').map((job) => job.id)
      if (checked && ready.length > 0) {
        const { changed } = await engine.request({
          kind: 'arm',
          arm: { jobIds: ready, options: order.options }
        })
        for (const id of changed)
          journal({ did: 'confirmed', path: all.find((job) => job.id === id)?.path ?? id })
      }
      const open = all.filter((job) => !isDone(job))
      if (open.every((job) => job.waiting?.reason === 'audience-check'))
        await engine.request({ kind: 'audience-verified' })
      busy = false
    }
    const lookAgain = () => void look().catch(reject)
    engine.subscribe(lookAgain)
    // Events are missed while a command runs.
    setInterval(lookAgain, 50)
    lookAgain()
  })
}
