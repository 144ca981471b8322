import { useEffect, useId, useRef, useState } from 'react'
import { formatInstant } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'
import { fromLocalInput, zoneName } from '../../../shared/local-time.ts'
import { Select, Tick } from '../../../shared/ui/form.tsx'
import { useSettings } from '../../settings/index.ts'
import { InfoNote } from './info-note.tsx'
import { ownZone, type Timing, type TimingProblem } from '../../../state/timing.ts'

const modes: readonly Timing['mode'][] = ['soon', 'at', 'series']
const units: readonly Timing['unit'][] = ['hours', 'days']
const inputClass = 'h-8 rounded-md border border-line-strong bg-surface px-2 tabular-nums'

/** Chooses when the posts go out, in this computer's zone, and whether Aether keeps the time. */
export function TimingField({
  timing,
  onChange,
  problem,
  sentences
}: {
  timing: Timing
  onChange: (change: Partial<Timing>) => void
  problem: TimingProblem | null
  /** The meaning of the form, in sentences. */
  sentences: readonly string[]
}) {
  const id = useId()
  const [zone] = useState(ownZone)
  const first = fromLocalInput(timing.at)
  const fields = useRef<HTMLDivElement>(null)
  const date = useRef<HTMLInputElement>(null)
  const every = useRef<HTMLInputElement>(null)
  const byPointer = useRef(false)
  const before = useRef(timing.mode)
  useEffect(() => {
    if (before.current === timing.mode) return
    before.current = timing.mode
    // The new fields may be out of view. Arrow keys keep the focus, to reach the third choice.
    fields.current?.scrollIntoView({ block: 'nearest' })
    if (byPointer.current)
      (date.current?.value === '' ? date : every).current?.focus({ preventScroll: true })
  }, [timing.mode])
  return (
    <fieldset
      className="flex flex-col gap-1.5"
      onPointerDown={() => {
        byPointer.current = true
      }}
      onKeyDown={() => {
        byPointer.current = false
      }}>
      <legend className="mb-1.5 font-medium">{t('timing.label')}</legend>
      {modes.map((mode) => (
        <Tick
          key={mode}
          type="radio"
          name={id}
          checked={timing.mode === mode}
          onChange={() => onChange({ mode })}>
          {t(`timing.${mode}`)}
        </Tick>
      ))}
      {timing.mode !== 'soon' && (
        <div ref={fields} className="mt-1 flex flex-col gap-1.5 pl-6">
          <input
            ref={date}
            type="datetime-local"
            aria-label={t('timing.first')}
            aria-describedby={`${id}-zone ${id}-problem`}
            aria-invalid={problem === 'passed'}
            value={timing.at}
            onChange={(event) => onChange({ at: event.target.value })}
            className={`${inputClass} w-52`}
          />
          <p id={`${id}-zone`} className="text-xs text-muted">
            {first === null
              ? t('timing.zone', { zone: zoneName() })
              : t('timing.moment', { when: formatInstant(first), zone })}
          </p>
          {timing.mode === 'series' && (
            <div className="flex items-center gap-2">
              <span>{t('timing.every')}</span>
              <input
                ref={every}
                type="number"
                min={1}
                aria-label={t('timing.everyLabel')}
                aria-invalid={problem === 'every'}
                value={timing.every}
                onChange={(event) => onChange({ every: event.target.value })}
                className={`${inputClass} w-16`}
              />
              <Select
                label={t('timing.unitLabel')}
                value={timing.unit}
                choices={units.map((value) => ({ value, label: t(`timing.${value}`) }))}
                onChange={(unit) => onChange({ unit })}
                className="h-8 px-2 tabular-nums"
              />
            </div>
          )}
          <p id={`${id}-problem`} className="text-xs font-medium text-tone-amber empty:hidden">
            {problem === null || problem === 'time' ? '' : t(`timing.problems.${problem}`)}
          </p>
          <Tick
            checked={timing.keepLocal}
            aria-describedby={`${id}-kept`}
            onChange={(keepLocal) => onChange({ keepLocal })}>
            {t('timing.keepLocal')}
          </Tick>
          {timing.keepLocal ? (
            <p id={`${id}-kept`} className="text-xs text-muted">
              {t('timing.keptHere')}
            </p>
          ) : (
            <InfoNote
              id={`${id}-kept`}
              short={t('timing.handedOver')}
              more={t('timing.handedOverMore')}
              label={t('timing.handedOverWhy')}
            />
          )}
          {timing.keepLocal && <LoginOffer />}
        </div>
      )}
      {problem === null &&
        sentences.map((sentence) => (
          <p key={sentence} className="text-xs text-muted">
            {sentence}
          </p>
        ))}
    </fieldset>
  )
}

/** Offers to open the app at login, so that it can keep a time. Empty where unsupported. */
function LoginOffer() {
  const { settings, change } = useSettings()
  if (settings === null || !settings.openAtLogin.supported) return null
  return (
    <Tick checked={settings.openAtLogin.on} onChange={(openAtLogin) => change({ openAtLogin })}>
      {t('timing.openAtLogin')}
    </Tick>
  )
}
