import { ExternalLink } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import { outcomeOf, type ReceiptView } from '../../../contract/history/history.ts'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import { call } from '../../rpc/client.ts'
import { formatBytes } from '../../shared/format.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Fact, factsClass, Modal } from '../../shared/ui/modal.tsx'
import { attempt } from '../../shared/use-action.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { formatExactly } from './format-past.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { ReceiptSteps } from './receipt-steps.tsx'

/** What was confirmed, and every step since: shows what the user needs to prove a post. */
export function ReceiptDialog({
  jobId,
  accounts,
  onClose
}: {
  jobId: string
  accounts: readonly Account[]
  onClose: () => void
}) {
  const [receipt, setReceipt] = useState<ReceiptView | null | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    const show = (answer: ReceiptView | null): void => {
      if (wanted) setReceipt(answer)
    }
    call('history.receipt', { jobId }).then(show, () => show(null))
    return () => {
      wanted = false
    }
  }, [jobId])
  if (receipt === undefined) return null
  return (
    <Modal
      title={receipt === null ? t('history.title') : t('receipt.title', { name: receipt.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('receipt.close')}</Button>
          {receipt !== null && receipt.url !== null && (
            <Button
              role="link"
              variant="primary"
              icon={<ExternalLink size={14} aria-hidden />}
              onClick={() => attempt(call('shell.openPost', { jobId }))}>
              {t('history.openPost')}
            </Button>
          )}
        </>
      }>
      {receipt === null ? (
        <p>{t('receipt.gone')}</p>
      ) : (
        <Facts
          receipt={receipt}
          account={accounts.find(({ profileId }) => profileId === receipt.profileId)}
        />
      )}
    </Modal>
  )
}

const time = (iso: string | null): string =>
  iso === null ? t('receipt.notYet') : formatExactly(iso)

function Facts({ receipt, account }: { receipt: ReceiptView; account: Account | undefined }) {
  const { error, options } = receipt
  return (
    // A Tab stop, so that the arrow keys can scroll content longer than the dialog.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      role="group"
      aria-label={t('receipt.contents')}
      tabIndex={0}
      className="flex flex-col gap-4 rounded-sm">
      {error !== null && (
        <p className="rounded-md bg-red-soft px-3 py-2">
          {error.message} <span className="font-mono text-xs text-muted">{error.code}</span>
        </p>
      )}
      <dl className={factsClass}>
        <Fact name={t('receipt.outcome')}>
          <OutcomeMark outcome={outcomeOf(receipt.phase)} />
        </Fact>
        <Fact name={t('receipt.account')}>
          {account === undefined ? receipt.profileId : accountName(account)}
        </Fact>
        {options !== null && (
          <Fact name={t('receipt.audience')}>
            {t(`composer.audiences.${options.privacyLevel}`)}
          </Fact>
        )}
        {options !== null && <Fact name={t('receipt.others')}>{othersMay(options)}</Fact>}
        <Fact name={t('receipt.caption')}>
          {receipt.caption === '' ? t('history.noCaption') : receipt.caption}
        </Fact>
        <Fact name={t('receipt.confirmed')}>{time(receipt.consentAt)}</Fact>
        <Fact name={t('receipt.sent')}>{time(receipt.submittedAt)}</Fact>
        <Fact name={t('receipt.settled')}>{time(receipt.settledAt)}</Fact>
        <Fact name={t('receipt.file')}>{receipt.displayPath}</Fact>
        <Fact name={t('receipt.size')}>{formatBytes(receipt.sizeBytes)}</Fact>
        <Fact name={t('receipt.hash')}>
          <span className="font-mono text-xs break-all">
            {receipt.sha256 ?? t('receipt.noHash')}
          </span>
        </Fact>
        {receipt.postId !== null && (
          <Fact name={t('receipt.postId')}>
            <span className="font-mono text-xs break-all">{receipt.postId}</span>
          </Fact>
        )}
      </dl>
      <ReceiptSteps steps={receipt.history} />
    </div>
  )
}

function othersMay({ disableComment, disableDuet, disableStitch }: PostOptions): string {
  const may = [
    !disableComment && t('receipt.othersMay.comment'),
    !disableDuet && t('receipt.othersMay.duet'),
    !disableStitch && t('receipt.othersMay.stitch')
  ].filter((word) => word !== false)
  return may.length === 0 ? t('receipt.othersMay.nothing') : may.join(', ')
}
