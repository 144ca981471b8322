import { FlaskConical, KeyRound, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { setChangingKey } from '../../state/app-store.ts'
import { openedQueue } from '../../state/queue-link.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure } from '../../shared/ui/form.tsx'
import { Logo } from '../../shared/ui/logo.tsx'
import { useAction } from '../../shared/use-action.ts'
import { NetworkLink } from '../settings/index.ts'
import { KeyForm } from './key-form.tsx'

async function startPractice(): Promise<void> {
  await openedQueue(await call('practice.start', {}))
}

/** The first screen: a key, or practice mode. Also shown to change the key. */
export function FirstRun({ state }: { state: AppState }) {
  const practice = useAction(startPractice)
  const changing = state.mode !== 'first-run'
  const notice = state.waitingForKeychain ? t('firstRun.keychainWaits') : state.problem?.message
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The menu that opened this screen is gone.
    if (changing) title.current?.focus()
  }, [changing])
  return (
    <main className="flex min-h-0 flex-1 overflow-y-auto">
      <div className="m-auto flex w-full max-w-[820px] flex-col gap-6 px-8 py-8">
        <header className="flex items-start gap-4">
          <Logo size={44} />
          <div>
            <h1
              ref={title}
              tabIndex={-1}
              className="text-xl font-semibold text-balance outline-none">
              {t('firstRun.title')}
            </h1>
            <p className="mt-1 text-muted">{t('firstRun.lead')}</p>
          </div>
        </header>
        {notice !== undefined && (
          <p
            role="alert"
            className="flex items-start gap-2 rounded-lg bg-amber-soft px-3 py-2.5 select-text">
            <TriangleAlert size={16} aria-hidden className="mt-px shrink-0 text-tone-amber" />
            {notice}
          </p>
        )}
        <div className="grid grid-cols-2 gap-4">
          <section
            aria-labelledby="key-title"
            className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5">
            <h2 id="key-title" className="flex items-center gap-2 text-base font-semibold">
              <KeyRound size={18} aria-hidden className="text-accent" />
              {t('firstRun.keyTitle')}
            </h2>
            <KeyForm />
            <NetworkLink />
          </section>
          <section
            aria-labelledby="practice-title"
            className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5">
            <h2 id="practice-title" className="flex items-center gap-2 text-base font-semibold">
              <FlaskConical size={18} aria-hidden className="text-accent" />
              {t('firstRun.practiceTitle')}
            </h2>
            <p className="text-muted">{t('firstRun.practiceText')}</p>
            <Failure>{practice.error}</Failure>
            <Button
              size="lg"
              className="mt-auto"
              disabled={practice.busy || state.mode === 'practice'}
              onClick={() => practice.run()}>
              {practice.busy ? t('firstRun.practiceStarting') : t('firstRun.practiceButton')}
            </Button>
          </section>
        </div>
        <p className="text-xs text-muted">{t('firstRun.audit')}</p>
        {changing && (
          <Button className="self-start" onClick={() => setChangingKey(false)}>
            {t('firstRun.back')}
          </Button>
        )}
      </div>
    </main>
  )
}
