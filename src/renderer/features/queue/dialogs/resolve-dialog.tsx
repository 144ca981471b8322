import { CircleCheck, ExternalLink, Repeat } from 'lucide-react'
import { useCallback, useEffect, type ReactNode } from 'react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { useAccountOf } from '../../../state/app-store.ts'
import { call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Modal } from '../../../shared/ui/modal.tsx'
import { attempt, useAction } from '../../../shared/use-action.ts'
import { accountName } from '../../../../contract/account/account-name.ts'
import { command } from '../../../state/queue-commands.ts'
import { closeResolveDialog, useDialogs } from './dialog-store.ts'
import { useRow } from '../../../state/use-rows.ts'

/** Asks about a post that was sent but not confirmed: only the user can see it on TikTok. */
export function ResolveDialog() {
  const jobId = useDialogs((dialogs) => dialogs.resolving)
  const row = useRow(jobId ?? '')
  // Aether's list may show the post while the question is open.
  const isSettled = jobId !== null && row?.phase !== 'unknown'
  useEffect(() => {
    if (isSettled) closeResolveDialog()
  }, [isSettled])
  return row?.phase === 'unknown' ? <Question key={row.id} row={row} /> : null
}

function Question({ row }: { row: JobRow }) {
  const account = useAccountOf(row)
  const { run, busy, error } = useAction(
    useCallback(
      (as: 'posted' | 'post-again') => command({ kind: 'resolve', jobId: row.id, as }),
      [row.id]
    )
  )
  const name = account === null ? t('resolveDialog.account') : accountName(account)
  return (
    <Modal
      title={t('resolveDialog.title', { name: row.name, account: name })}
      onClose={closeResolveDialog}
      footer={<Button onClick={closeResolveDialog}>{t('resolveDialog.later')}</Button>}>
      <div className="flex flex-col gap-3">
        <p>{t('resolveDialog.text')}</p>
        {account?.username != null && account.username !== '' && (
          <Button
            role="link"
            className="self-start"
            icon={<ExternalLink size={15} aria-hidden />}
            onClick={() => attempt(call('shell.openAccount', { profileId: account.profileId }))}>
            {t('resolveDialog.open', { account: name })}
          </Button>
        )}
        <Answer
          icon={<CircleCheck size={18} aria-hidden className="text-tone-green" />}
          word={t('resolveDialog.posted')}
          hint={t('resolveDialog.postedHint')}
          disabled={busy}
          onClick={() => run('posted')}
        />
        <Answer
          icon={<Repeat size={18} aria-hidden className="text-tone-amber" />}
          word={t('resolveDialog.again')}
          hint={t('resolveDialog.againHint')}
          disabled={busy}
          onClick={() => run('post-again')}
        />
        <p role="alert" className="text-tone-red empty:hidden">
          {error}
        </p>
      </div>
    </Modal>
  )
}

function Answer({
  icon,
  word,
  hint,
  ...rest
}: {
  icon: ReactNode
  word: string
  hint: string
  disabled: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      className="flex items-start gap-3 rounded-lg border border-line-strong bg-surface px-3 py-2.5 text-left hover:enabled:bg-raised"
      {...rest}>
      <span className="mt-0.5 shrink-0">{icon}</span>
      <span>
        <span className="block font-semibold">{word}</span>
        <span className="text-muted">{hint}</span>
      </span>
    </button>
  )
}
