import { strings } from '../../../shared/strings.ts'
import type { Draft } from '../../../state/draft.ts'

const text = strings.composer

type Allowed = Pick<Draft, 'allowComment' | 'allowDuet' | 'allowStitch'>

const controls: readonly { key: keyof Allowed; label: string }[] = [
  { key: 'allowComment', label: text.comment },
  { key: 'allowDuet', label: text.duet },
  { key: 'allowStitch', label: text.stitch }
]

/** What others may do with the posts; nothing to start with. */
export function AllowField({
  allowed,
  onChange,
  describedBy
}: {
  allowed: Allowed
  onChange: (change: Partial<Allowed>) => void
  describedBy?: string
}) {
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="mb-1.5 font-medium">{text.allow}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {controls.map(({ key, label }) => (
          <label key={key} className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={allowed[key]}
              onChange={(event) => onChange({ [key]: event.target.checked })}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
