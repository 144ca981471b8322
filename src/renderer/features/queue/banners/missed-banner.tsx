import { CalendarClock } from 'lucide-react'
import type { QueueState } from '../../../../contract/queue/engine-event.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Banner } from '../../../shared/ui/banner.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { answerMissed } from '../../../state/queue-commands.ts'

/** One question for all posts whose time has passed. None of them is sent before the answer. */
export function MissedBanner({ queue }: { queue: QueueState | null }) {
  const missed = queue?.missedJobs ?? 0
  if (missed === 0) return null
  return (
    <Banner
      tone="amber"
      label={t('missed.label')}
      icon={<CalendarClock size={16} className="text-tone-amber" />}
      action={
        <div className="flex shrink-0 gap-2">
          <Button
            size="sm"
            title={t('missed.sendSpacedHint')}
            onClick={() => answerMissed('send-spaced')}>
            {t('missed.sendSpaced')}
          </Button>
          <Button
            size="sm"
            title={t('missed.nextSlotHint')}
            onClick={() => answerMissed('next-slot')}>
            {t('missed.nextSlot')}
          </Button>
          <Button size="sm" title={t('missed.leaveHint')} onClick={() => answerMissed('leave')}>
            {t('missed.leave')}
          </Button>
        </div>
      }>
      {t('missed.text', { n: missed })}
    </Banner>
  )
}
