import { call } from '../../../rpc/client.ts'
import { strings } from '../../../shared/strings.ts'
import { attempt } from '../../../shared/use-action.ts'

const text = strings.composer

/** Two notices that TikTok requires wherever a post is sent: its music terms, a possible delay. */
export function Consent() {
  return (
    <p className="text-xs text-muted">
      {text.consent}{' '}
      <button
        type="button"
        role="link"
        className="text-accent underline underline-offset-2"
        onClick={() => attempt(call('shell.openPage', { page: 'music-usage' }))}>
        {text.consentLink}
      </button>
      . {text.minutes}
    </p>
  )
}
