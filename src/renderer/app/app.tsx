import { useEffect } from 'react'
import { Toaster } from 'sonner'
import { FirstRun } from '../features/onboarding/first-run.tsx'
import { AudienceBanner } from '../features/queue/audience-banner.tsx'
import { DropZone } from '../features/queue/drop-zone.tsx'
import { QueueView } from '../features/queue/queue-view.tsx'
import { useApp } from './app-store.ts'
import { Header } from './header.tsx'
import { HoldBanner } from './hold-banner.tsx'
import { PracticeBanner } from './practice-banner.tsx'
import { linkQueue } from './queue-link.ts'

/** The whole window. */
export function App() {
  const state = useApp((app) => app.state)
  const changingKey = useApp((app) => app.changingKey)
  const announcement = useApp((app) => app.announcement)
  useEffect(linkQueue, [])
  const onboarding = state !== null && (state.mode === 'first-run' || changingKey)
  return (
    <div className="flex h-full flex-col">
      {state !== null && state.mode === 'practice' && <PracticeBanner />}
      {state !== null && onboarding && <FirstRun state={state} />}
      {state !== null && !onboarding && (
        <>
          <Header state={state} />
          <HoldBanner queue={state.queue} verified={state.key.verified} />
          <AudienceBanner />
          <QueueView state={state} />
        </>
      )}
      <DropZone enabled={state !== null && !onboarding} />
      <p aria-live="polite" className="sr-only">{announcement}</p>
      <Toaster position="bottom-left" theme="system" offset={{ bottom: 48, left: 16 }} toastOptions={{ duration: 5000 }} />
    </div>
  )
}
