import { Search, X } from 'lucide-react'
import { setQuery, setView, useApp } from '../../../state/app-store.ts'
import { t } from '../../../../contract/messages/say.ts'

const fieldId = 'queue-search'

/** Finds rows by words in their name or caption. */
export function SearchField() {
  const query = useApp((app) => app.query)
  return (
    <div role="search" className="relative w-56 min-w-24 shrink">
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-2 left-2.5 text-muted"
      />
      <input
        id={fieldId}
        type="text"
        role="searchbox"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('queue.search')}
        placeholder={t('queue.searchShort')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setQuery('')
          if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
          }
        }}
        className="h-8 w-full rounded-md border border-line-strong bg-surface pr-7 pl-8 select-text placeholder:text-muted"
      />
      {query !== '' && (
        <button
          type="button"
          aria-label={t('queue.clearSearch')}
          title={t('queue.clearSearch')}
          onClick={() => setQuery('')}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded text-muted hover:bg-raised hover:text-ink">
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}

/** Moves the focus to the search field. */
export function focusSearch(): void {
  setView('queue')
  requestAnimationFrame(() => {
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLInputElement)) return
    field.focus()
    field.select()
  })
}
