import type { IpcOutput } from '../../../contract/ipc.ts'
import type { CopyStepKind, VideoPlan } from '../../../contract/media/transcode.ts'
import { t } from '../../../contract/messages/say.ts'

const mostReasons = 4

/** Lists what the copies change, and which files get none and why. */
export function PlanSummary({
  plans: { plans, folder },
  trim
}: {
  plans: IpcOutput<'transcode.plan'>
  trim: boolean
}) {
  const [only] = plans
  const gets = plans.filter((video) => video.kind === 'plan' && (trim || !video.tooLong))
  const cannot = plans.filter(({ kind }) => kind === 'cannot')
  const tooLong = plans.filter((video) => video.kind === 'plan' && video.tooLong && !trim)
  const fine = plans.filter(({ kind }) => kind === 'nothing')
  const changes =
    plans.length === 1 && only !== undefined
      ? only.steps.filter(({ kind }) => trim || kind !== 'trim').map(({ message }) => message)
      : countedKinds(gets)
  return (
    <>
      {changes.length > 0 && (
        <section className="flex flex-col gap-1">
          <h3 className="font-medium">{t('copies.changes')}</h3>
          <ul className="ml-4 list-disc">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      )}
      {plans.length > 1 && tooLong.length > 0 && (
        <p>{t('copies.tooLong', { n: tooLong.length })}</p>
      )}
      {fine.length > 0 && (
        <p>
          {plans.length === 1 ? t('copies.nothing') : t('copies.nothingOf', { n: fine.length })}
        </p>
      )}
      {cannot.length > 0 && (
        <section className="flex flex-col gap-1 rounded-md bg-amber-soft px-3 py-2">
          <h3 className="font-medium">{t('copies.cannot')}</h3>
          <Reasons items={cannot} alone={plans.length === 1} />
        </section>
      )}
      {gets.length > 0 && (
        <p className="text-xs break-words text-muted">
          {plans.length === 1 && only !== undefined && folder !== null
            ? t('copies.where', { name: copyNameOf(only.name), folder })
            : folder === null
              ? t('copies.whereMany')
              : t('copies.whereManyIn', { folder })}
        </p>
      )}
    </>
  )
}

/** Shows each reason beside its file, only the first few. */
export function Reasons({
  items,
  alone
}: {
  items: readonly { jobId: string; name: string; message: string | null }[]
  alone: boolean
}) {
  return (
    <ul className="flex flex-col gap-1">
      {items.slice(0, mostReasons).map(({ jobId, name, message }) => (
        <li key={jobId} className="break-words">
          {!alone && <span className="font-medium">{name}: </span>}
          {message}
        </li>
      ))}
      {items.length > mostReasons && (
        <li className="text-muted">{t('copies.more', { n: items.length - mostReasons })}</li>
      )}
    </ul>
  )
}

/** Returns the name that the main process will use if it is free. */
function copyNameOf(name: string): string {
  return `${name.replace(/(?<=.)\.[^.]*$/u, '')} (9x16).mp4`
}

function countedKinds(videos: readonly VideoPlan[]): string[] {
  const counts = new Map<CopyStepKind, number>()
  for (const video of videos)
    for (const kind of new Set(video.steps.map((step) => step.kind)))
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, n]) =>
    t('copies.counted', { change: t(`copies.kinds.${kind}`), n })
  )
}
