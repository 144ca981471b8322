import { CalendarClock } from 'lucide-react'
import type { QueueState } from '../../../../contract/queue/engine-event.ts'
import { strings } from '../../../shared/strings.ts'
import { Banner } from '../../../shared/ui/banner.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { answerMissed } from '../../../state/queue-commands.ts'

const text = strings.missed

/** One question for all posts whose time has passed. None of them is sent before the answer. */
export function MissedBanner({ queue }: { queue: QueueState | null }) {
  const missed = queue?.missedJobs ?? 0
  if (missed === 0) return null
  return (
    <Banner
      tone="amber"
      label={text.label}
      icon={<CalendarClock size={16} className="text-tone-amber" />}
      action={
        <div className="flex shrink-0 gap-2">
          <Button size="sm" title={text.sendSpacedHint} onClick={() => answerMissed('send-spaced')}>
            {text.sendSpaced}
          </Button>
          <Button size="sm" title={text.nextSlotHint} onClick={() => answerMissed('next-slot')}>
            {text.nextSlot}
          </Button>
          <Button size="sm" title={text.leaveHint} onClick={() => answerMissed('leave')}>
            {text.leave}
          </Button>
        </div>
      }>
      {text.text(missed)}
    </Banner>
  )
}
