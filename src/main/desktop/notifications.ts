import type { QueueState } from '../../contract/queue/engine-event.ts'
import type { View } from '../../contract/ipc/app-event.ts'
import { t } from '../../contract/messages/say.ts'
import { isIn } from '../../contract/queue/phase.ts'
import { standingOf } from './job-facts.ts'
import type { JobFacts } from './job-facts.ts'

/** A desktop notification, and the target of a click on it. */
export interface AppNotification {
  title: string
  body: string
  opens: { jobId: string } | { view: View }
}

/** Files sent together: from the first that moves until none moves and none waits for the user. */
export interface Batch {
  jobIds: ReadonlySet<string>
  /** Reasons for which the user was already notified in this batch; each is given once. */
  told: ReadonlySet<string>
}

export const noBatch: Batch = { jobIds: new Set(), told: new Set() }

export interface NotificationDecision {
  batch: Batch
  notices: AppNotification[]
}

/**
 * Returns the notifications due now: one when a batch ends, one when it holds for a reason that
 * only the user can clear, none for a single post. The engine reports missed times and wrong
 * audiences.
 */
export function decideNotifications(
  batch: Batch,
  jobs: readonly JobFacts[],
  hold: QueueState['hold']
): NotificationDecision {
  if (batch.jobIds.size === 0) return { batch, notices: [] }
  const standing = jobs.map(standingOf)
  const needs = needsOf(
    jobs.filter((job) => job.armed),
    hold
  ).filter(({ key }) => !batch.told.has(key))
  const notices = needs.map(({ notice }) => notice)
  if (standing.includes('moving') || standing.includes('held')) {
    return {
      batch:
        needs.length === 0
          ? batch
          : { ...batch, told: new Set([...batch.told, ...needs.map(({ key }) => key)]) },
      notices
    }
  }
  const later = jobs.filter(
    ({ phase }, index) => phase === 'waiting' && standing[index] === 'resting'
  ).length
  const end = batchEnd(
    jobs.filter(({ id }) => batch.jobIds.has(id)),
    later
  )
  // An end notification that names a file to check needs no second one.
  return {
    batch: noBatch,
    notices:
      end === null
        ? notices
        : [...notices.filter((_, index) => needs[index]?.key !== 'unknown'), end]
  }
}

interface Need {
  key: string
  notice: AppNotification
}

function needsOf(jobs: readonly JobFacts[], hold: QueueState['hold']): Need[] {
  const needs: Need[] = []
  const need = (key: string, job: JobFacts | undefined, title: string, body: string): void => {
    if (job !== undefined) needs.push({ key, notice: { title, body, opens: { jobId: job.id } } })
  }
  const waitingFor = (reason: JobFacts['waiting']): JobFacts[] =>
    jobs.filter((job) => job.phase === 'waiting' && job.waiting === reason)

  const waiting = jobs.find(({ phase }) => phase === 'waiting') ?? jobs[0]
  need(
    'not-authorised',
    hold?.reason === 'not-authorised' ? waiting : waitingFor('not-authorised')[0],
    t('desktop.notice.not-authorised'),
    t('desktop.notice.not-authorised-what')
  )
  if (hold?.reason === 'storage')
    need('storage', waiting, t('desktop.notice.storage'), hold.message)
  for (const job of firstPerAccount(waitingFor('reconnect'))) {
    need(
      `reconnect ${job.profileId}`,
      job,
      t('desktop.notice.reconnect'),
      t('desktop.notice.reconnect-why')
    )
  }
  // The post that the user must check has to be out first.
  const onTheWay = jobs.some(({ phase }) => isIn(phase, 'upload', 'post'))
  const differs = jobs.some(({ errorCode }) => errorCode === 'AUDIENCE_DIFFERS')
  if (!onTheWay && !differs)
    need(
      'audience-check',
      waitingFor('audience-check')[0],
      t('desktop.notice.audience-check'),
      t('desktop.notice.audience-check-what')
    )
  need(
    'unknown',
    jobs.find(({ phase, hidden }) => phase === 'unknown' && !hidden),
    t('desktop.notice.unknown'),
    t('desktop.notice.unknown-what')
  )
  return needs
}

function firstPerAccount(jobs: readonly JobFacts[]): JobFacts[] {
  return [...new Map(jobs.toReversed().map((job) => [job.profileId, job])).values()]
}

const list = new Intl.ListFormat('en', { type: 'unit' })

/**
 * Returns null when nothing of the batch was sent: all jobs are cancelled or wait for a time.
 * @param later number of confirmed files that wait for a time
 */
function batchEnd(jobs: readonly JobFacts[], later: number): AppNotification | null {
  const inPhase = (phase: JobFacts['phase']): JobFacts[] =>
    jobs.filter((job) => job.phase === phase)
  const published = inPhase('published')
  const failed = inPhase('failed')
  const unknown = inPhase('unknown')
  const kept = inPhase('scheduled')
  const shown = failed[0] ?? unknown[0] ?? published.at(-1) ?? kept.at(-1)
  if (shown === undefined) return null
  const counts = [
    published.length > 0 && t('desktop.notice.end-published', { n: published.length }),
    kept.length > 0 && t('desktop.notice.end-scheduled', { n: kept.length }),
    failed.length > 0 && t('desktop.notice.end-failed', { n: failed.length }),
    unknown.length > 0 && t('desktop.notice.end-unknown', { n: unknown.length })
  ]
  const body = [
    failed.length > 0 && t('desktop.notice.end-see-why'),
    unknown.length > 0 && t('desktop.notice.end-look'),
    later > 0 && t('desktop.notice.end-later', { n: later })
  ]
  return {
    title: list.format(counts.filter((count) => count !== false)),
    body: body.filter(Boolean).join(' ') || t('desktop.notice.end-see-posts'),
    opens: { jobId: shown.id }
  }
}
