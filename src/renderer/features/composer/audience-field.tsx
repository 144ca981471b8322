import { useId } from 'react'
import { privacyLevels } from './privacy-levels.ts'
import type { PrivacyLevel } from '../../../contract/post-options.ts'
import { editDraft } from '../../app/app-store.ts'
import { strings } from '../../shared/strings.ts'

const text = strings.composer

/** Who may see the posts. Nothing is chosen to start with: TikTok asks that a person chooses. */
export function AudienceField({ audience }: { audience: PrivacyLevel | null }) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{text.audience}</legend>
      <div className="flex flex-col overflow-hidden rounded-lg border border-line">
        {privacyLevels.map((level) => (
          <label key={level} className="flex items-center gap-2.5 border-line px-3 py-2 not-last:border-b has-checked:bg-accent-soft">
            <input type="radio" name={name} value={level} checked={audience === level} onChange={() => editDraft({ audience: level })} />
            <span className="flex-1">{text.audiences[level]}</span>
            <span className="text-xs text-muted">{text.audienceHints[level]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
