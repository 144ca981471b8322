import { useCallback, useEffect, useId, useState } from 'react'
import type { IpcOutput } from '../../../contract/ipc.ts'
import { type CopyMode, copyModeSchema, type VideoPlan } from '../../../contract/media/transcode.ts'
import { mostCopies } from '../../../contract/ipc/transcode-calls.ts'
import { CallError, call } from '../../rpc/client.ts'
import { rowStore } from '../../state/queue-link.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { useAction } from '../../shared/use-action.ts'
import { startCopies, stopAsking } from './transcode-store.ts'
import { ModePicture } from './mode-picture.tsx'
import { PlanSummary } from './plan-summary.tsx'

/** Asks for the copies' options, and explains what each copy gets before any is made. */
export function TranscodeDialog({ jobIds: asked }: { jobIds: readonly string[] }) {
  const [jobIds] = useState(() => asked.slice(0, mostCopies))
  const [mode, setMode] = useState<CopyMode>('blur')
  const [trim, setTrim] = useState(false)
  const { plans, error } = useCopyPlan(jobIds, mode)
  const {
    run,
    busy,
    error: failure
  } = useAction(
    useCallback(
      (ids: readonly string[], cut: boolean) => startCopies(ids, { mode, trim: cut }),
      [mode]
    )
  )
  const videos = plans?.plans ?? []
  const tooLong = videos.filter((video) => video.kind === 'plan' && video.tooLong)
  const ready = videos
    .filter((video) => video.kind === 'plan' && (trim || !video.tooLong))
    .map(({ jobId }) => jobId)
  const framed = videos.find(({ steps }) => steps.some(({ kind }) => kind === 'frame'))
  const name = rowStore.row(jobIds[0] ?? '')?.name ?? ''
  return (
    <Modal
      title={t('copies.title', { n: jobIds.length, name })}
      onClose={stopAsking}
      footer={
        <>
          <Button onClick={stopAsking}>{t('copies.cancel')}</Button>
          <Button
            variant="primary"
            disabled={busy || ready.length === 0}
            onClick={() => run(ready, trim)}>
            {t('copies.start', { n: ready.length })}
          </Button>
        </>
      }>
      <div className="flex flex-col gap-4">
        <p>{t('copies.intro', { n: jobIds.length })}</p>
        {plans === null && error === null && (
          <p role="status" className="text-muted">
            {t('copies.looking')}
          </p>
        )}
        {framed !== undefined && <ModeField mode={mode} jobId={framed.jobId} onChange={setMode} />}
        {tooLong.length > 0 && (
          <TrimField videos={tooLong} alone={jobIds.length === 1} trim={trim} onChange={setTrim} />
        )}
        {plans !== null && <PlanSummary plans={plans} trim={trim} />}
        {asked.length > jobIds.length && (
          <p className="text-muted">{t('copies.onlyFirst', { most: mostCopies })}</p>
        )}
        <p role="alert" className="text-tone-red empty:hidden">
          {error ?? failure}
        </p>
      </div>
    </Modal>
  )
}

interface Answer {
  plans: IpcOutput<'transcode.plan'> | null
  error: string | null
}

/** Plans copies of these jobs' videos in a mode; the last answer stays until the next one. */
function useCopyPlan(jobIds: readonly string[], mode: CopyMode): Answer {
  const [answer, setAnswer] = useState<Answer>({ plans: null, error: null })
  useEffect(() => {
    let wanted = true
    // Plan with the cut, so that the answer has everything; the user chooses whether to cut.
    call('transcode.plan', { jobIds: [...jobIds], choices: { mode, trim: true } })
      .then((plans) => wanted && setAnswer({ plans, error: null }))
      .catch(
        (error: unknown) =>
          wanted &&
          setAnswer({
            plans: null,
            error: error instanceof CallError ? error.message : t('error.unexpected')
          })
      )
    return () => {
      wanted = false
    }
  }, [jobIds, mode])
  return answer
}

function ModeField({
  mode,
  jobId,
  onChange
}: {
  mode: CopyMode
  jobId: string
  onChange: (mode: CopyMode) => void
}) {
  const id = useId()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">{t('copies.shape')}</legend>
      <div className="grid grid-cols-3 gap-3">
        {copyModeSchema.options.map((option) => (
          <label
            key={option}
            className="flex cursor-pointer flex-col items-center gap-1.5 rounded-lg border border-line p-2 text-center has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
            <ModePicture mode={option} jobId={jobId} />
            <span className="flex items-center gap-1.5 text-xs font-medium">
              <input
                type="radio"
                name={id}
                checked={mode === option}
                aria-describedby={`${id}-${option}`}
                onChange={() => onChange(option)}
              />
              {t(`copies.modes.${option}`)}
            </span>
          </label>
        ))}
      </div>
      {copyModeSchema.options.map((option) => (
        <p
          key={option}
          id={`${id}-${option}`}
          className={`text-xs text-muted ${option === mode ? '' : 'hidden'}`}>
          {t(`copies.modeHints.${option}`)}
        </p>
      ))}
    </fieldset>
  )
}

function TrimField({
  videos,
  alone,
  trim,
  onChange
}: {
  videos: readonly VideoPlan[]
  alone: boolean
  trim: boolean
  onChange: (trim: boolean) => void
}) {
  const id = useId()
  const cut =
    videos.length === 1 ? videos[0]?.steps.find(({ kind }) => kind === 'trim')?.message : undefined
  return (
    <div className="flex flex-col gap-1">
      <label className="flex items-center gap-2.5 font-medium">
        <input
          type="checkbox"
          checked={trim}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {alone ? t('copies.trimIt') : t('copies.trim', { n: videos.length })}
      </label>
      <p id={id} className="ml-6 text-xs text-muted">
        {cut ?? t('copies.trimHint')}
        {alone && !trim && ` ${t('copies.trimNeeded')}`}
      </p>
    </div>
  )
}
