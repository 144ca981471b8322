import { useId } from 'react'
import { strings } from '../../shared/strings.ts'
import { fromLocalInput, zoneName } from '../queue/local-time.ts'
import { LoginOffer } from './login-offer.tsx'
import type { Timing, TimingProblem } from './timing.ts'

const text = strings.timing
const modes: readonly Timing['mode'][] = ['soon', 'at', 'series']
const inputLook = 'h-8 rounded-md border border-line-strong bg-surface px-2 tabular-nums'

/** When the posts go out, in this computer's zone, and who sees to it. */
export function TimingField({ timing, onChange, problem, sentences }: {
  timing: Timing
  onChange: (change: Partial<Timing>) => void
  problem: TimingProblem | null
  /** What the form means, in words. */
  sentences: readonly string[]
}) {
  const id = useId()
  const first = fromLocalInput(timing.at)
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{text.label}</legend>
      {modes.map((mode) => (
        <label key={mode} className="flex items-center gap-2">
          <input type="radio" name={id} checked={timing.mode === mode} onChange={() => onChange({ mode })} />
          {text[mode]}
        </label>
      ))}
      {timing.mode !== 'soon' && (
        <div className="mt-1 flex flex-col gap-1.5 pl-6">
          <input
            type="datetime-local"
            aria-label={text.first}
            aria-describedby={`${id}-zone ${id}-problem`}
            aria-invalid={problem === 'passed'}
            value={timing.at}
            onChange={(event) => onChange({ at: event.target.value })}
            className={`${inputLook} w-52`}
          />
          {timing.mode === 'series' && (
            <div className="flex items-center gap-2">
              <span>{text.every}</span>
              <input
                type="number"
                min={1}
                aria-label={text.everyLabel}
                aria-invalid={problem === 'every'}
                value={timing.every}
                onChange={(event) => onChange({ every: event.target.value })}
                className={`${inputLook} w-16`}
              />
              <select aria-label={text.unitLabel} value={timing.unit} onChange={(event) => onChange({ unit: event.target.value === 'hours' ? 'hours' : 'days' })} className={inputLook}>
                <option value="hours">{text.hours}</option>
                <option value="days">{text.days}</option>
              </select>
            </div>
          )}
          <p id={`${id}-zone`} className="text-xs text-muted">{text.zone(zoneName(first === null ? undefined : new Date(first)))}</p>
          <p id={`${id}-problem`} className="text-xs font-medium text-tone-amber empty:hidden">{problem === null || problem === 'time' ? '' : text.problems[problem]}</p>
          <label className="flex items-center gap-2">
            <input type="checkbox" checked={timing.keepLocal} aria-describedby={`${id}-kept`} onChange={(event) => onChange({ keepLocal: event.target.checked })} />
            {text.keepLocal}
          </label>
          <p id={`${id}-kept`} className="text-xs text-muted">{timing.keepLocal ? text.keptHere : text.handedOver}</p>
          {timing.keepLocal && <LoginOffer />}
        </div>
      )}
      {problem === null && sentences.map((sentence) => <p key={sentence} className="text-xs text-muted">{sentence}</p>)}
    </fieldset>
  )
}
