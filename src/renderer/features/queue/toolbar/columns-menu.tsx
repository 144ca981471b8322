import { Check, Columns3 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { hideableColumns } from '../../../../contract/queue/list-columns.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { MenuPortal } from '../../../shared/ui/menu-portal.tsx'
import { menuClass, menuItemClass } from '../../../shared/ui/menu.ts'
import { resetColumns, toggleColumn, useColumns } from '../list/column-store.ts'

/** Chooses the list's columns. It stays open for several choices. */
export function ColumnsMenu() {
  const { hidden, widths } = useColumns((columns) => columns.choice)
  const shown = useColumns((columns) => columns.shown)
  const hasTimes = useColumns((columns) => columns.hasTimes)
  const untouched = hidden.length === 0 && Object.keys(widths).length === 0
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button
          size="sm"
          variant="ghost"
          aria-label={t('columns.show')}
          title={t('columns.show')}
          className="w-7 px-0 text-muted hover:text-ink">
          <Columns3 size={14} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={`${menuClass} w-72`}>
          {hideableColumns.map((column) => {
            const isHidden = hidden.includes(column)
            return (
              <DropdownMenu.CheckboxItem
                key={column}
                checked={!isHidden}
                className={menuItemClass}
                onSelect={(event) => {
                  event.preventDefault()
                  toggleColumn(column)
                }}>
                <span className="grid size-4 place-items-center">
                  <DropdownMenu.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                </span>
                {t(`columns.hideable.${column}`)}
                {!isHidden && !shown.has(column) && (
                  <span className="ml-auto text-xs whitespace-nowrap text-muted">
                    {column === 'when' && !hasTimes ? t('columns.noTimes') : t('columns.noRoom')}
                  </span>
                )}
              </DropdownMenu.CheckboxItem>
            )
          })}
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item disabled={untouched} className={menuItemClass} onSelect={resetColumns}>
            {t('columns.reset')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  )
}
