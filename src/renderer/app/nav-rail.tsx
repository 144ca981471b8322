import { History, ListVideo, Settings, UserRound, type LucideIcon } from 'lucide-react'
import { viewSchema, type View } from '../../contract/ipc/app-event.ts'
import { t } from '../../contract/messages/say.ts'
import { setView, useApp } from '../state/app-store.ts'

const icons: Record<View, LucideIcon> = {
  queue: ListVideo,
  history: History,
  accounts: UserRound,
  settings: Settings
}

/** The window's views, at its left edge: each an icon above its name. */
export function NavRail() {
  const view = useApp((app) => app.view)
  const updateWaits = useApp((app) =>
    ['available', 'by-hand', 'failed'].includes(app.state?.update.phase ?? '')
  )
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex w-22 shrink-0 flex-col gap-1 border-r border-line bg-surface px-1 py-2">
      {viewSchema.options.map((place) => {
        const Icon = icons[place]
        const here = place === view
        return (
          <button
            key={place}
            type="button"
            aria-current={here ? 'page' : undefined}
            onClick={() => setView(place)}
            className={`relative flex flex-col items-center gap-0.5 rounded-md py-2 text-xs wrap-anywhere ${here ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-raised hover:text-ink'} ${place === 'settings' ? 'mt-auto' : ''}`}>
            <Icon size={18} aria-hidden />
            {t(`nav.${place}`)}
            {place === 'settings' && updateWaits && (
              <span className="absolute top-1.5 right-5 size-2 rounded-full bg-tone-blue">
                <span className="sr-only">{t('nav.updateWaits')}</span>
              </span>
            )}
          </button>
        )
      })}
    </nav>
  )
}
