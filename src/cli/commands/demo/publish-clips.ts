import path from 'node:path'
import { t } from '../../../contract/messages/say.ts'
import { createEngine } from '../../../engine/create-engine.ts'
import { sandboxApiKey, type Sandbox } from '../../../sandbox/index.ts'
import type { CliContext } from '../../cli-context.ts'
import { postOptionsOf } from '../../privacy.ts'
import { cliPorts, createStderrLog } from '../../session/cli-ports.ts'
import { stopEngine } from '../../session/finish-run.ts'
import { confirmationText } from '../../text/confirmation-text.ts'
import { watchJobs } from '../../tracking/job-watch.ts'
import type { JobView } from '../../tracking/job-view.ts'
import { isAtRest } from '../../tracking/remaining-jobs.ts'
import type { TrackedJob } from '../../tracking/tracked-jobs.ts'
import { createJobView } from '../../views/create-job-view.ts'

/** The same steps as `publish`, with the confirmation given: nothing here can reach anybody. */
export async function publishClips(
  root: string,
  folder: string,
  sandbox: Sandbox,
  context: CliContext
): Promise<TrackedJob[]> {
  const { signal } = context.interrupt
  const view = withShortNames(createJobView(context, false))
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
    view.note(t('cli.demo.confirmed', { publication: confirmationText(ready, account, options) }))
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

/** Clips are known by their names here; the folder is gone a moment later. */
function withShortNames(view: JobView): JobView {
  return { ...view, change: (entry) => view.change({ ...entry, path: path.basename(entry.path) }) }
}
