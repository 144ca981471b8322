import { Download } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { menuClass, menuItemClass } from '../../shared/ui/menu.ts'
import { toQuery, useHistoryFilters } from './history-filters.ts'
import { exportHistory, saveDiagnostics } from './save-file.ts'

const save = (format: 'csv' | 'json'): void =>
  exportHistory(toQuery(useHistoryFilters.getState(), Date.now()), format)

/** Saves a file: the posts found, or a support bundle. */
export function ExportMenu({ total }: { total: number }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button icon={<Download size={15} aria-hidden />}>{t('history.export')}</Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={`${menuClass} w-72`}>
          {(['csv', 'json'] as const).map((format) => (
            <DropdownMenu.Item
              key={format}
              disabled={total === 0}
              className={menuItemClass}
              onSelect={() => save(format)}>
              {format === 'csv' ? t('history.exportCsv') : t('history.exportJson')}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Label className="px-2.5 pt-0.5 pb-1 text-xs text-muted">
            {t('history.exportHint', { n: total })}
          </DropdownMenu.Label>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item className={menuItemClass} onSelect={saveDiagnostics}>
            {t('history.diagnostics')}
          </DropdownMenu.Item>
          <DropdownMenu.Label className="px-2.5 pt-0.5 pb-1 text-xs text-muted">
            {t('history.diagnosticsHint')}
          </DropdownMenu.Label>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
