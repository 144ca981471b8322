import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import { createEngine } from '../../../engine/create-engine.ts'
import { findTools } from '../../../engine/media/probe/find-tools.ts'
import { sandboxApiKey, startSandbox } from '../../../sandbox/index.ts'
import type { AcceptedPost, Sandbox } from '../../../sandbox/index.ts'
import { cliPorts } from '../../session/cli-ports.ts'
import { createStderrLog } from '../../session/stderr-log.ts'
import type { CliContext } from '../../cli-context.ts'
import { clips } from './clip-plan.ts'
import { judgeClip, recordsAgree } from './judge-demo.ts'
import type { Judgement } from './judge-demo.ts'
import { makeClips } from './make-clips.ts'
import { exitCodes } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { isAtRest } from '../../tracking/remaining-jobs.ts'
import { watchJobs } from '../../tracking/job-watch.ts'
import type { TrackedJob } from '../../tracking/tracked-jobs.ts'
import { confirmationText } from '../../text/confirmation-text.ts'
import { createJobView } from '../../views/create-job-view.ts'
import type { JobView } from '../../tracking/job-view.ts'
import { painterFor } from '../../text/painter.ts'
import { postOptionsOf } from '../../privacy.ts'
import { stopEngine } from '../../session/stop-engine.ts'

/** Enough to see "processing" pass by, little enough for a demo. */
const processingMs = 1_500

/** Makes, checks, confirms, publishes to a sandbox, and reports on clips. Needs no account. */
export async function demo(context: CliContext): Promise<ExitCode> {
  const startedMs = performance.now()
  const root = await mkdtemp(path.join(tmpdir(), 'aether-demo-'))
  const { signal } = context.interrupt
  try {
    const judgements = await play(root, context)
    if (signal.aborted) return exitCodes.interrupted
    return report(judgements, performance.now() - startedMs, context)
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted
    throw error
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

interface Outcome {
  judgements: Judgement[]
  agree: boolean
  record: readonly AcceptedPost[]
  published: number
}

async function play(root: string, context: CliContext): Promise<Outcome> {
  const { stdout, env, interrupt } = context
  const tools = await findTools(env)
  if (!tools.ffmpegPath)
    throw new AppError('TOOL_MISSING', tools.ffmpeg.reason ?? 'ffmpeg was not found.')
  const folder = path.join(root, 'clips')
  await mkdir(folder)
  stdout.line(`Making ${clips.length} clips, good and bad…`)
  await makeClips(folder, tools.ffmpegPath, interrupt.signal)
  const sandbox = await startSandbox({ stateDir: path.join(root, 'sandbox'), processingMs })
  try {
    const view = withShortNames(createJobView(context, false))
    const entries = await publishAll(root, folder, sandbox, view, context)
    view.rest()
    const record = sandbox.record()
    return {
      judgements: await judgeAll(folder, entries, record),
      published: count(entries),
      agree: recordsAgree(count(entries), record),
      record
    }
  } finally {
    await sandbox.close()
  }
}

/** Clips are known by their names here; the folder is gone a moment later. */
function withShortNames(view: JobView): JobView {
  return { ...view, change: (entry) => view.change({ ...entry, path: path.basename(entry.path) }) }
}

const count = (entries: readonly TrackedJob[]): number =>
  entries.filter((entry) => entry.job.phase === 'published').length

/** The same steps as `publish`, with the confirmation given: nothing here can reach anybody. */
async function publishAll(
  root: string,
  folder: string,
  sandbox: Sandbox,
  view: JobView,
  context: CliContext
): Promise<TrackedJob[]> {
  const { signal } = context.interrupt
  const log = createStderrLog((line) => view.note(line), {
    secrets: [sandboxApiKey],
    home: context.homeDir
  })
  const engine = createEngine({
    dataDir: path.join(root, 'data'),
    backend: { baseUrl: sandbox.baseUrl },
    ports: cliPorts(log, sandboxApiKey, context.clock),
    env: context.env
  })
  const watch = watchJobs(engine, view)
  try {
    const account = (await engine.refreshAccounts()).accounts[0]
    if (!account) throw new Error('the sandbox has no account')
    const options = postOptionsOf({ privacy: 'self' })
    await engine.startRunner()
    watch.adopt(
      await engine.add(
        { paths: [folder], profileId: account.profileId, caption: '{name} #demo', options },
        signal
      )
    )
    await watch.until((job) => job.phase !== 'checking', signal)
    const ready = watch.jobs.all().map((entry) => entry.job)
    view.note(`${confirmationText(ready, account, options)}. Yes: it is a simulated TikTok.`)
    if (!signal.aborted)
      await engine.request({
        kind: 'arm',
        arm: { jobIds: ready.filter((job) => job.phase === 'ready').map((job) => job.id), options }
      })
    watch.sync()
    await watch.until((job) => isAtRest(job, context.clock.nowMs(), false), signal)
    return watch.jobs.all()
  } finally {
    watch.close()
    view.rest()
    await stopEngine(engine, context.interrupt)
    await engine.close()
  }
}

async function judgeAll(
  folder: string,
  entries: readonly TrackedJob[],
  record: readonly AcceptedPost[]
): Promise<Judgement[]> {
  return Promise.all(
    clips.map(async (clip) => {
      const sha256 = createHash('sha256')
        .update(await readFile(path.join(folder, clip.name)))
        .digest('hex')
      return judgeClip({
        clip,
        job: entries.find((entry) => path.basename(entry.path) === clip.name)?.job,
        postsWithItsBytes: record.filter((post) => post.sha256 === sha256)
      })
    })
  )
}

function report(
  { judgements, agree, record, published }: Outcome,
  elapsedMs: number,
  { stdout }: CliContext
): ExitCode {
  const paint = painterFor(stdout.stream)
  const good = agree && judgements.every((judgement) => judgement.good)
  const print = (kind: 'published' | 'blocked', title: string): void => {
    stdout.line(`\n${paint('bold', title)}`)
    for (const { clip, good: fine, text } of judgements.filter(
      (judgement) => judgement.clip.expect.kind === kind
    )) {
      stdout.line(`${fine ? paint('green', '✔') : paint('red', '✖')} ${clip.name}\n    ${text}`)
    }
  }
  print('published', 'Good clips, published')
  print('blocked', 'Bad clips, stopped on this machine')
  stdout.line(
    `\n${agree ? paint('green', '✔') : paint('red', '✖')} Ours: ${published} published. The sandbox's own record: ${record.length} posts. ${agree ? 'They agree.' : 'They differ.'}`
  )
  stdout.line(
    paint(
      'bold',
      `${good ? 'Every clip ended as it should' : 'Not every clip ended as it should'}, after ${(elapsedMs / 1000).toFixed(1)} s.`
    )
  )
  return good ? exitCodes.done : exitCodes.failedOrBlocked
}
