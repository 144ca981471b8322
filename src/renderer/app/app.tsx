import { useEffect } from 'react'
import { Toaster } from 'sonner'
import type { AppState } from '../../contract/ipc-rows.ts'
import { t } from '../../contract/messages/say.ts'
import type { View } from '../../contract/ipc/app-event.ts'
import { AccountsView } from '../features/accounts/accounts-view.tsx'
import { HistoryView } from '../features/history/history-view.tsx'
import { FirstRun } from '../features/onboarding/first-run.tsx'
import { DropZone } from '../features/queue/add/drop-zone.tsx'
import { QueueView } from '../features/queue/queue-view.tsx'
import { SettingsView } from '../features/settings/settings-view.tsx'
import { onAppEvent } from '../rpc/client.ts'
import { handleAppEvent } from './app-events.ts'
import { useApp } from '../state/app-store.ts'
import { Banners, PracticeBanner } from './banners.tsx'
import { BrokenWindow } from './broken-window.tsx'
import { Header } from './header.tsx'
import { NavRail } from './nav-rail.tsx'
import { linkQueue } from '../state/queue-link.ts'

function Place({ view, state }: { view: View; state: AppState }) {
  switch (view) {
    case 'queue':
      return <QueueView practising={state.mode === 'practice'} />
    case 'history':
      return <HistoryView state={state} />
    case 'accounts':
      return <AccountsView state={state} />
    case 'settings':
      return <SettingsView state={state} />
  }
}

/** The root component of the window. */
export function App() {
  const state = useApp((app) => app.state)
  const changingKey = useApp((app) => app.changingKey)
  const announcement = useApp((app) => app.announcement)
  const view = useApp((app) => app.view)
  const someSelected = useApp((app) => app.selected.size > 0)
  const unknown = useApp((app) => app.unknown)
  useEffect(linkQueue, [])
  useEffect(() => onAppEvent(handleAppEvent), [])
  if (unknown && state === null) return <BrokenWindow />
  const onboarding = state !== null && (state.mode === 'first-run' || changingKey)
  return (
    <div className="flex h-full flex-col">
      {state !== null && state.mode === 'practice' && <PracticeBanner />}
      {state !== null && onboarding && <FirstRun state={state} />}
      {state !== null && !onboarding && (
        <>
          <Header state={state} />
          <Banners state={state} />
          <div className="flex min-h-0 flex-1">
            <NavRail />
            <Place view={view} state={state} />
          </div>
        </>
      )}
      <DropZone enabled={state !== null && !onboarding} />
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
      <Toaster
        containerAriaLabel={t('toasts.label')}
        position="bottom-left"
        theme="system"
        offset={{ bottom: someSelected ? 92 : 48, left: 100 }}
        toastOptions={{ duration: 5000 }}
      />
    </div>
  )
}
