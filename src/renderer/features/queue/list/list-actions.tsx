import { ListX, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { clearFinished, retryFailed } from '../../../state/queue-commands.ts'
import { useTotals } from '../../../state/use-rows.ts'

/** With this many files, wide tabs leave no room for the words beside them. */
const crowd = 99

/** Actions on the whole list. In a narrow list they end the column header, so that all tabs fit. */
export function ListActions() {
  const { failed, finished, counts } = useTotals()
  const wordsClass = counts.all > crowd ? 'hidden @5xl:inline' : 'hidden @3xl:inline'
  return (
    <>
      {failed > 0 && (
        <ToolButton
          label={t('queue.retryFailed')}
          hint={t('queue.retryFailedHint', { n: failed })}
          icon={<RotateCcw size={14} aria-hidden />}
          wordsClass={wordsClass}
          onClick={retryFailed}
        />
      )}
      {finished > 0 && (
        <ToolButton
          label={t('queue.clearFinished')}
          hint={t('queue.clearFinishedHint')}
          icon={<ListX size={14} aria-hidden />}
          wordsClass={wordsClass}
          onClick={clearFinished}
        />
      )}
    </>
  )
}

/** In a narrow window only the icons show; the accessible names stay. */
function ToolButton({
  label,
  hint,
  icon,
  wordsClass,
  onClick
}: {
  label: string
  hint: string
  icon: ReactNode
  wordsClass: string
  onClick: () => void
}) {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={label}
      title={hint}
      icon={icon}
      onClick={onClick}
      className="min-w-7 text-muted hover:text-ink">
      <span className={wordsClass}>{label}</span>
    </Button>
  )
}
