import { Clock, FlaskConical, HardDrive, Info, KeyRound, WifiOff } from 'lucide-react'
import type { AppState } from '../../contract/ipc-rows.ts'
import type { Hold } from '../../contract/queue/engine-event.ts'
import { clockSkewText } from '../../contract/text/clock-skew-text.ts'
import { ReconnectBanner } from '../features/accounts/reconnect-banner.tsx'
import { AudienceBanner } from '../features/queue/banners/audience-banner.tsx'
import { MissedBanner } from '../features/queue/banners/missed-banner.tsx'
import { formatWhen } from '../shared/format.ts'
import { t } from '../../contract/messages/say.ts'
import { Banner } from '../shared/ui/banner.tsx'
import { Button } from '../shared/ui/button.tsx'
import { useNow } from '../shared/use-now.ts'
import { setChangingKey } from '../state/app-store.ts'
import { stopPractice } from '../state/queue-link.ts'

/** Lines across the window, each shown while its message is true. */
export function Banners({ state }: { state: AppState }) {
  return (
    <>
      <HoldBanner state={state} />
      <ReconnectBanner accounts={state.accounts} />
      <AudienceBanner />
      <MissedBanner queue={state.queue} />
    </>
  )
}

/** Shows at all times that practice mode posts nothing, and how to leave it. */
export function PracticeBanner() {
  return (
    <Banner
      tone="accent"
      label={t('practice.banner')}
      icon={<FlaskConical size={16} className="text-accent" />}
      action={
        <Button size="xs" onClick={stopPractice}>
          {t('practice.leave')}
        </Button>
      }>
      {t('practice.banner')}
    </Banner>
  )
}

const holdStyles = {
  paused: { tone: 'accent', icon: <Clock size={16} /> },
  offline: { tone: 'amber', icon: <WifiOff size={16} className="text-tone-amber" /> },
  'rate-limit': { tone: 'amber', icon: <Clock size={16} className="text-tone-amber" /> },
  storage: { tone: 'red', icon: <HardDrive size={16} className="text-tone-red" /> },
  'not-authorised': { tone: 'red', icon: <KeyRound size={16} className="text-tone-red" /> }
} as const

/** Shows why the whole queue holds, once instead of per row. For a pause, Resume shows instead. */
function HoldBanner({ state: { queue, key } }: { state: AppState }) {
  const hold = queue?.hold ?? null
  if (hold !== null && hold.reason !== 'paused') return <HoldLine hold={hold} />
  const skewMs = queue?.clockSkewMs ?? null
  if (skewMs !== null)
    return (
      <Banner
        tone="amber"
        label={clockSkewText(skewMs)}
        icon={<Clock size={16} className="text-tone-amber" />}>
        {clockSkewText(skewMs)}
      </Banner>
    )
  const note =
    queue?.runner === 'other'
      ? t('queue.otherRunner')
      : key.verified === false
        ? t('account.notVerified')
        : null
  if (note === null) return null
  return (
    <Banner tone="accent" label={note} icon={<Info size={16} className="text-accent" />}>
      {note}
    </Banner>
  )
}

function HoldLine({ hold }: { hold: Hold }) {
  const nowMs = useNow(hold.until !== null)
  const { tone, icon } = holdStyles[hold.reason]
  return (
    <Banner
      tone={tone}
      label={hold.message}
      icon={icon}
      action={
        hold.reason === 'not-authorised' && (
          <Button size="sm" variant="primary" onClick={() => setChangingKey(true)}>
            {t('keyBanner.enter')}
          </Button>
        )
      }>
      {hold.message}
      {hold.until !== null && (
        <span className="text-muted"> ({formatWhen(hold.until, nowMs)})</span>
      )}
    </Banner>
  )
}
