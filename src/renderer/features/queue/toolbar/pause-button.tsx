import { ChevronDown, CircleStop, Pause, Play } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { QueueState } from '../../../../contract/queue/engine-event.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { menuClass, menuItemClass } from '../../../shared/ui/menu.ts'
import { pause, resume } from '../../../state/queue-commands.ts'
import { useTotals } from '../../../state/use-rows.ts'

/** Pause, in its two forms; Resume while paused. Hidden if there is nothing to pause. */
export function PauseButton({ queue }: { queue: QueueState | null }) {
  const { active } = useTotals()
  if (queue?.paused === true) {
    return (
      <>
        {queue.stopping && (
          <span role="status" className="hidden text-xs text-muted min-[1180px]:inline">
            {t('queue.stopping')}
          </span>
        )}
        <Button
          icon={<Play size={15} aria-hidden />}
          title={queue.stopping ? t('queue.stopping') : undefined}
          onClick={resume}>
          {t('queue.resume')}
        </Button>
        {queue.stopping && (
          <Button
            icon={<CircleStop size={15} aria-hidden />}
            title={t('queue.stopNowHint')}
            onClick={() => pause('now')}>
            {t('queue.stopNow')}
          </Button>
        )}
      </>
    )
  }
  if (!active) return null
  return (
    <div className="flex shrink-0">
      <Button
        className="rounded-r-none"
        title={t('queue.pauseHint')}
        icon={<Pause size={15} aria-hidden />}
        onClick={() => pause('after-current')}>
        {t('queue.pause')}
      </Button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button
            aria-label={t('queue.pauseMore')}
            title={t('queue.pauseMore')}
            className="-ml-px rounded-l-none px-1.5">
            <ChevronDown size={14} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            collisionPadding={8}
            className={menuClass}>
            <Way
              icon={<Pause size={15} aria-hidden />}
              hint={t('queue.pauseAfterHint')}
              onSelect={() => pause('after-current')}>
              {t('queue.pauseAfter')}
            </Way>
            <Way
              icon={<CircleStop size={15} aria-hidden />}
              hint={t('queue.stopNowHint')}
              onSelect={() => pause('now')}>
              {t('queue.stopNow')}
            </Way>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  )
}

function Way({
  icon,
  hint,
  onSelect,
  children
}: {
  icon: ReactNode
  hint: string
  onSelect: () => void
  children: string
}) {
  return (
    <DropdownMenu.Item className={menuItemClass} onSelect={onSelect}>
      {icon}
      <span>
        {children}
        <span className="block text-xs text-muted">{hint}</span>
      </span>
    </DropdownMenu.Item>
  )
}
