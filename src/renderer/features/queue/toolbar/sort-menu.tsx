import { ArrowDownUp, Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { setSort, useApp } from '../../../state/app-store.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { MenuPortal } from '../../../shared/ui/menu-portal.tsx'
import { menuClass, menuItemClass } from '../../../shared/ui/menu.ts'
import { sortNaturally } from '../../../state/queue-commands.ts'
import { orderOfSending, sortColumns } from '../../../state/sorting.ts'
import { currentView } from '../../../state/use-rows.ts'
import { rowStore } from '../../../state/queue-link.ts'

/** Sorts the list, and has the one order that changes what is sent first. */
export function SortMenu() {
  const sort = useApp((app) => app.sort)
  const someSelected = useApp((app) => app.selected.size > 1)
  const sorted = sort.column !== 'order' || sort.descending
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button
          size="sm"
          variant="ghost"
          aria-label={t('columns.menu', { by: t(`columns.${sort.column}`) })}
          title={t('columns.menu', { by: t(`columns.${sort.column}`) })}
          className={
            sorted
              ? 'text-accent @max-3xl:w-7 @max-3xl:px-0'
              : 'text-muted @max-5xl:w-7 @max-5xl:px-0'
          }>
          <ArrowDownUp size={14} aria-hidden />
          <span className={sorted ? 'hidden @3xl:inline' : 'hidden @5xl:inline'}>
            {t(`columns.${sort.column}`)}
          </span>
        </Button>
      </DropdownMenu.Trigger>
      <MenuPortal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={`${menuClass} w-72`}>
          <DropdownMenu.RadioGroup value={sort.column}>
            {sortColumns.map((column) => (
              <DropdownMenu.RadioItem
                key={column}
                value={column}
                className={menuItemClass}
                onSelect={() =>
                  setSort(column === 'order' ? orderOfSending : { column, descending: false })
                }>
                <Tick />
                {t(`columns.${column}`)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.CheckboxItem
            checked={sort.descending}
            className={menuItemClass}
            onSelect={() => setSort({ ...sort, descending: !sort.descending })}>
            <Tick />
            {t('columns.reverse')}
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Label className="px-2.5 py-1 text-xs text-muted">
            {t('columns.onlyShown')}
          </DropdownMenu.Label>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item
            className={menuItemClass}
            onSelect={() =>
              sortNaturally(
                someSelected ? [...useApp.getState().selected] : rowStore.ids(currentView())
              )
            }>
            {someSelected ? t('columns.naturalSelected') : t('columns.natural')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </MenuPortal>
    </DropdownMenu.Root>
  )
}

function Tick() {
  return (
    <span className="grid size-4 place-items-center">
      <DropdownMenu.ItemIndicator>
        <Check size={14} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </span>
  )
}
