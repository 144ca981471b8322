import { useId } from 'react'
import { privacyLevels } from './privacy-levels.ts'
import type { PrivacyLevel } from '../../../../contract/queue/post-options.ts'
import { strings } from '../../../shared/strings.ts'

const text = strings.composer

/** Who may see the posts. Nothing is preselected: TikTok requires that the user chooses. */
export function AudienceField({
  audience,
  onChange,
  note,
  describedBy
}: {
  audience: PrivacyLevel | null
  onChange: (audience: PrivacyLevel) => void
  /** What holds while nothing is chosen here. */
  note?: string | null
  describedBy?: string
}) {
  const name = useId()
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="mb-1.5 font-medium">{text.audience}</legend>
      {note != null && <p className="mb-1.5 text-xs text-muted">{note}</p>}
      <div className="flex flex-col overflow-hidden rounded-lg border border-line">
        {privacyLevels.map((level) => (
          <label
            key={level}
            className="flex items-center gap-2.5 border-line px-3 py-1.5 not-last:border-b has-checked:bg-accent-soft">
            <input
              type="radio"
              name={name}
              value={level}
              checked={audience === level}
              onChange={() => onChange(level)}
            />
            <span className="flex-1">{text.audiences[level]}</span>
            <span className="text-xs text-muted">{text.audienceHints[level]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
