import { WandSparkles } from 'lucide-react'
import { useMemo } from 'react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useAllRows } from '../../state/use-rows.ts'
import { askForCopies } from './transcode-store.ts'
import { canBeFixed } from './fixable.ts'

/** Below what the checks found: the way to a copy that settles it, where one could. */
export function FixButton({ row }: { row: JobRow }) {
  if (!canBeFixed(row)) return null
  return (
    <div className="pt-3">
      <Button
        size="sm"
        icon={<WandSparkles size={13} aria-hidden />}
        onClick={() => askForCopies([row.id])}>
        {t('copies.make')}
      </Button>
    </div>
  )
}

/** The same for the selected rows, among what else can be done with them. */
export function FixSelected({ selected }: { selected: ReadonlySet<string> }) {
  const rows = useAllRows()
  const jobIds = useMemo(
    () => rows.filter((row) => selected.has(row.id) && canBeFixed(row)).map(({ id }) => id),
    [rows, selected]
  )
  if (jobIds.length === 0) return null
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<WandSparkles size={14} aria-hidden className="@max-xl:hidden" />}
      onClick={() => askForCopies(jobIds)}
      className="hover:enabled:bg-surface">
      {t('copies.makeMany', { n: jobIds.length })}
    </Button>
  )
}
