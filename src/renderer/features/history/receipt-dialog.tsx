import { ExternalLink } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import { outcomeOf, type ReceiptView } from '../../../contract/history/history.ts'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import { call } from '../../rpc/client.ts'
import { formatBytes } from '../../shared/format.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Fact, factsClass, Modal } from '../../shared/ui/modal.tsx'
import { attempt } from '../../shared/use-action.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { formatExactly } from './format-past.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { ReceiptSteps } from './receipt-steps.tsx'

const text = strings.receipt

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
      title={receipt === null ? strings.history.title : text.title(receipt.name)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text.close}</Button>
          {receipt !== null && receipt.url !== null && (
            <Button
              role="link"
              variant="primary"
              icon={<ExternalLink size={14} aria-hidden />}
              onClick={() => attempt(call('shell.openPost', { jobId }))}>
              {strings.history.openPost}
            </Button>
          )}
        </>
      }>
      {receipt === null ? (
        <p>{text.gone}</p>
      ) : (
        <Facts
          receipt={receipt}
          account={accounts.find(({ profileId }) => profileId === receipt.profileId)}
        />
      )}
    </Modal>
  )
}

function Facts({ receipt, account }: { receipt: ReceiptView; account: Account | undefined }) {
  const { error, options } = receipt
  const time = (iso: string | null): string => (iso === null ? text.notYet : formatExactly(iso))
  return (
    // A stop of the Tab key, so that the arrow keys can scroll what is longer than the dialog.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      role="group"
      aria-label={text.contents}
      tabIndex={0}
      className="flex flex-col gap-4 rounded-sm">
      {error !== null && (
        <p className="rounded-md bg-red-soft px-3 py-2">
          {error.message} <span className="font-mono text-xs text-muted">{error.code}</span>
        </p>
      )}
      <dl className={factsClass}>
        <Fact name={text.outcome}>
          <OutcomeMark outcome={outcomeOf(receipt.phase)} />
        </Fact>
        <Fact name={text.account}>
          {account === undefined ? receipt.profileId : accountName(account)}
        </Fact>
        {options !== null && (
          <Fact name={text.audience}>{strings.composer.audiences[options.privacyLevel]}</Fact>
        )}
        {options !== null && <Fact name={text.others}>{othersMay(options)}</Fact>}
        <Fact name={text.caption}>
          {receipt.caption === '' ? strings.history.noCaption : receipt.caption}
        </Fact>
        <Fact name={text.confirmed}>{time(receipt.consentAt)}</Fact>
        <Fact name={text.sent}>{time(receipt.submittedAt)}</Fact>
        <Fact name={text.settled}>{time(receipt.settledAt)}</Fact>
        <Fact name={text.file}>{receipt.displayPath}</Fact>
        <Fact name={text.size}>{formatBytes(receipt.sizeBytes)}</Fact>
        <Fact name={text.hash}>
          <span className="font-mono text-xs break-all">{receipt.sha256 ?? text.noHash}</span>
        </Fact>
        {receipt.postId !== null && (
          <Fact name={text.postId}>
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
    !disableComment && text.othersMay.comment,
    !disableDuet && text.othersMay.duet,
    !disableStitch && text.othersMay.stitch
  ].filter((word) => word !== false)
  return may.length === 0 ? text.othersMay.nothing : may.join(', ')
}
