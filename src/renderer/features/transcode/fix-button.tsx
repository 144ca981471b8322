import { WandSparkles } from 'lucide-react'
import { useMemo } from 'react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useAllRows } from '../../state/use-rows.ts'
import { askForCopies } from './transcode-store.ts'
import { canBeFixed } from './fixable.ts'

/** Offers a copy that fixes the findings above, if one could. */
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

/** Offers the same for the selected rows, among their other actions. */
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
