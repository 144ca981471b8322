import { useId, useState } from 'react'
import { openedQueue } from '../../app/queue-link.ts'
import { CallError, call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt, useAction } from '../../shared/use-action.ts'

const text = strings.firstRun

async function send(apiKey: string): Promise<void> {
  if (apiKey.trim() === '') throw new CallError('KEY_EMPTY', text.keyEmpty)
  await openedQueue(await call('settings.setApiKey', { apiKey }))
}

/** Takes the API key and hands it to the main process, which checks it; the field is the only place that holds it here. */
export function KeyForm({ keychain }: { keychain: boolean }) {
  const [apiKey, setApiKey] = useState('')
  const id = useId()
  const { run, busy, error } = useAction(send)
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        run(apiKey)
      }}
    >
      <label htmlFor={id} className="font-medium">{text.keyLabel}</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={apiKey}
        onChange={(event) => setApiKey(event.target.value)}
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== null}
        className="h-9 rounded-md border border-line-strong bg-surface px-2.5 select-text"
      />
      <p id={`${id}-hint`} className="text-xs text-muted">
        {keychain ? text.keyHint : text.keyHintSession}{' '}
        <button type="button" role="link" className="text-accent underline underline-offset-2" onClick={() => attempt(call('shell.openPage', { page: 'aether' }))}>{text.website}</button>
      </p>
      <p role="alert" className="text-tone-red empty:hidden">{error}</p>
      <Button type="submit" variant="primary" size="lg" disabled={busy} className="mt-1">{busy ? text.keyChecking : text.keyButton}</Button>
    </form>
  )
}
