import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { t } from '../../../contract/messages/say.ts'
import { AppError } from '../../../contract/app-error.ts'
import { findTools } from '../../../engine/media/probe/find-tools.ts'
import { startSandbox, type AcceptedPost } from '../../../sandbox/index.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { painterFor } from '../../text/painter.ts'
import type { TrackedJob } from '../../tracking/tracked-jobs.ts'
import { clips } from './clip-plan.ts'
import { judgeClip, recordsAgree, type Judgement } from './judge-demo.ts'
import { makeClips } from './make-clips.ts'
import { publishClips } from './publish-clips.ts'

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
    throw new AppError('TOOL_MISSING', tools.ffmpeg.reason ?? t('cli.demo.no-ffmpeg'))
  const folder = path.join(root, 'clips')
  await mkdir(folder)
  stdout.line(t('cli.demo.making', { n: clips.length }))
  await makeClips(folder, tools.ffmpegPath, interrupt.signal)
  const sandbox = await startSandbox({ stateDir: path.join(root, 'sandbox'), processingMs })
  try {
    const entries = await publishClips(root, folder, sandbox, context)
    const record = sandbox.record()
    const published = entries.filter((entry) => entry.job.phase === 'published').length
    return {
      judgements: await judgeAll(folder, entries, record),
      published,
      agree: recordsAgree(published, record),
      record
    }
  } finally {
    await sandbox.close()
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
  const mark = (fine: boolean): string => (fine ? paint('green', '✔') : paint('red', '✖'))
  const print = (kind: 'published' | 'blocked', title: string): void => {
    stdout.line(`\n${paint('bold', title)}`)
    for (const { clip, good: fine, text } of judgements)
      if (clip.expect.kind === kind) stdout.line(`${mark(fine)} ${clip.name}\n    ${text}`)
  }
  print('published', t('cli.demo.good-clips'))
  print('blocked', t('cli.demo.bad-clips'))
  stdout.line(
    `\n${mark(agree)} ${t(agree ? 'cli.demo.agree' : 'cli.demo.differ', { published, posts: record.length })}`
  )
  stdout.line(
    paint(
      'bold',
      t(good ? 'cli.demo.all-good' : 'cli.demo.not-all-good', {
        seconds: (elapsedMs / 1000).toFixed(1)
      })
    )
  )
  return good ? exitCodes.done : exitCodes.failedOrBlocked
}
