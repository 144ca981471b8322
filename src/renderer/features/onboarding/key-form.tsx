import { CircleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { setView } from '../../state/app-store.ts'
import { openedQueue } from '../../state/queue-link.ts'
import { CallError, call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt, useAction } from '../../shared/use-action.ts'

/** Drops white space, which no key has, and quotation marks that a mail or chat adds around it. */
function cleanKey(pasted: string): string {
  return pasted.replaceAll(/[\s\u200b-\u200d\u2060\ufeff]/gu, '').replace(/^(["'`])(.*)\1$/u, '$2')
}

async function send(pasted: string): Promise<void> {
  const apiKey = cleanKey(pasted)
  if (apiKey === '') throw new CallError('KEY_EMPTY', t('firstRun.keyEmpty'))
  const opened = await call('settings.setApiKey', { apiKey })
  // The queue opens before Aether lists the accounts; without any, the next step is to connect one.
  // If Aether is unreachable now, the queue itself shows why.
  const hasNone =
    opened.accounts.length === 0 &&
    (await call('accounts.refresh', {}).then(
      ({ accounts }) => accounts.length === 0,
      () => false
    ))
  setView(hasNone ? 'accounts' : 'queue')
  await openedQueue(await call('app.state', {}))
}

/** Sends the API key to the main process, which checks it. In the page only this field holds it. */
export function KeyForm() {
  const [apiKey, setApiKey] = useState('')
  const id = useId()
  const { run, busy, error } = useAction(send)
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        run(apiKey)
      }}>
      <label htmlFor={id} className="font-medium">
        {t('firstRun.keyLabel')}
      </label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={apiKey}
        onChange={(event) => setApiKey(event.target.value)}
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== null}
        className="h-9 rounded-md border border-line-strong bg-surface px-2.5 select-text aria-invalid:border-tone-red"
      />
      <p id={`${id}-hint`} className="text-xs text-muted">
        {t('firstRun.keyHint')}{' '}
        <button
          type="button"
          role="link"
          className="text-accent underline underline-offset-2"
          onClick={() => attempt(call('shell.openPage', { page: 'aether' }))}>
          {t('firstRun.website')}
        </button>
      </p>
      <p role="alert" className="flex gap-2 text-tone-red empty:hidden">
        {error !== null && (
          <>
            <CircleAlert size={15} aria-hidden className="mt-0.5 shrink-0" />
            {error}
          </>
        )}
      </p>
      <Button type="submit" variant="primary" size="lg" disabled={busy} className="mt-1">
        {busy ? t('firstRun.keyChecking') : t('firstRun.keyButton')}
      </Button>
    </form>
  )
}
