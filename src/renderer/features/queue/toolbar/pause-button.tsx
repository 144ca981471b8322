import { ChevronDown, CircleStop, Pause, Play } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { QueueState } from '../../../../contract/queue/engine-event.ts'
import { strings } from '../../../shared/strings.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { menuClass, menuItemClass } from '../../../shared/ui/menu.ts'
import { pause, resume } from '../../../state/queue-commands.ts'
import { useTotals } from '../../../state/use-rows.ts'

const text = strings.queue

/** Pause, in its two forms; Resume while paused. Hidden if there is nothing to pause. */
export function PauseButton({ queue }: { queue: QueueState | null }) {
  const { active } = useTotals()
  if (queue?.paused === true) {
    return (
      <>
        {queue.stopping && (
          <span role="status" className="hidden text-xs text-muted min-[1180px]:inline">
            {text.stopping}
          </span>
        )}
        <Button
          icon={<Play size={15} aria-hidden />}
          title={queue.stopping ? text.stopping : undefined}
          onClick={resume}>
          {text.resume}
        </Button>
        {queue.stopping && (
          <Button
            icon={<CircleStop size={15} aria-hidden />}
            title={text.stopNowHint}
            onClick={() => pause('now')}>
            {text.stopNow}
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
        title={text.pauseHint}
        icon={<Pause size={15} aria-hidden />}
        onClick={() => pause('after-current')}>
        {text.pause}
      </Button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button
            aria-label={text.pauseMore}
            title={text.pauseMore}
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
              hint={text.pauseAfterHint}
              onSelect={() => pause('after-current')}>
              {text.pauseAfter}
            </Way>
            <Way
              icon={<CircleStop size={15} aria-hidden />}
              hint={text.stopNowHint}
              onSelect={() => pause('now')}>
              {text.stopNow}
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
