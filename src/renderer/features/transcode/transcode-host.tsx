import { Clapperboard } from 'lucide-react'
import { useEffect } from 'react'
import type { CopyBatch } from '../../../contract/media/transcode.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { ProgressBar } from '../../shared/ui/progress-bar.tsx'
import {
  cancelCopies,
  closeResult,
  resumeWatching,
  setBatchOpen,
  useTranscode
} from './transcode-store.ts'
import { TranscodeDialog } from './transcode-dialog.tsx'
import { Reasons } from './plan-summary.tsx'

function whereIs({ items }: CopyBatch): { words: string; name: string; percent: number } {
  const ended = items.filter(({ status }) => status !== 'waiting' && status !== 'making').length
  const current =
    items.find(({ status }) => status === 'making') ??
    items.find(({ status }) => status === 'waiting')
  const name = current?.name ?? ''
  return {
    words:
      items.length === 1
        ? name
        : t('copies.progress', { at: Math.min(ended + 1, items.length), n: items.length, name }),
    name,
    percent: current?.percent ?? 100
  }
}

/** All transcode UI except the buttons that start it. */
export function TranscodeHost() {
  const { asking, batch, open } = useTranscode()
  useEffect(() => void resumeWatching(), [])
  if (asking !== null) return <TranscodeDialog jobIds={asking} />
  if (batch === null) return null
  if (!batch.running) return <ResultDialog batch={batch} />
  return open ? <ProgressDialog batch={batch} /> : <ProgressStrip batch={batch} />
}

const hide = (): void => setBatchOpen(false)

/** Shows the progress of a running batch, with a way to stop it. */
function ProgressDialog({ batch }: { batch: CopyBatch }) {
  const { words, name, percent } = whereIs(batch)
  return (
    <Modal
      title={t('copies.busyTitle', { n: batch.items.length })}
      onClose={hide}
      footer={
        <>
          <Button onClick={cancelCopies}>{t('copies.cancel')}</Button>
          <Button variant="primary" onClick={hide}>
            {t('copies.hide')}
          </Button>
        </>
      }>
      <div className="flex flex-col gap-3">
        <p className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate" title={name}>
            {words}
          </span>
          <span className="shrink-0 tabular-nums">{t('copies.percent', { n: percent })}</span>
        </p>
        <ProgressBar percent={percent} label={t('copies.progressOf', { name })} />
        <p className="text-xs text-muted">{t('copies.busyHint')}</p>
      </div>
    </Modal>
  )
}

/** Shows the same as one line below the list, for a user who continues working. */
function ProgressStrip({ batch }: { batch: CopyBatch }) {
  const { words, name, percent } = whereIs(batch)
  return (
    <section
      aria-label={t('copies.stripLabel')}
      className="flex h-10 shrink-0 items-center gap-2.5 border-t border-line bg-accent-soft px-4">
      <Clapperboard size={15} aria-hidden className="shrink-0 text-accent" />
      <p className="min-w-0 truncate">{words}</p>
      <ProgressBar
        percent={percent}
        label={t('copies.progressOf', { name })}
        className="min-w-24 flex-1"
      />
      <span className="shrink-0 text-xs text-muted tabular-nums">
        {t('copies.percent', { n: percent })}
      </span>
      <Button size="sm" onClick={() => setBatchOpen(true)}>
        {t('copies.show')}
      </Button>
      <Button size="sm" onClick={cancelCopies}>
        {t('copies.cancel')}
      </Button>
    </section>
  )
}

/** Shows which copies failed, and why; it stays until the user closes it. */
function ResultDialog({ batch: { items } }: { batch: CopyBatch }) {
  const made = items.filter(({ status }) => status === 'made').length
  const told = items.filter(({ message }) => message !== null)
  return (
    <Modal
      title={t('copies.resultTitle', { made, n: items.length })}
      onClose={closeResult}
      footer={
        <Button variant="primary" onClick={closeResult}>
          {t('copies.close')}
        </Button>
      }>
      <div className="flex flex-col gap-3">
        <Reasons items={told} alone={items.length === 1} />
        <p className="text-muted">{t('copies.resultHint')}</p>
      </div>
    </Modal>
  )
}
