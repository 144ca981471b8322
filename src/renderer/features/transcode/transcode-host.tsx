import { Clapperboard } from 'lucide-react'
import { useEffect } from 'react'
import type { CopyBatch } from '../../../contract/media/transcode.ts'
import { strings } from '../../shared/strings.ts'
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

const text = strings.copies

function whereIs({ items }: CopyBatch): { words: string; name: string; percent: number } {
  const ended = items.filter(({ status }) => status !== 'waiting' && status !== 'making').length
  const current =
    items.find(({ status }) => status === 'making') ??
    items.find(({ status }) => status === 'waiting')
  return {
    words: text.progress(Math.min(ended, items.length - 1), items.length, current?.name ?? ''),
    name: current?.name ?? '',
    percent: current?.percent ?? 100
  }
}

/** Everything of copies that is on the screen besides the buttons that ask for them. */
export function TranscodeHost() {
  const { asking, batch, open } = useTranscode()
  useEffect(() => void resumeWatching(), [])
  if (asking !== null) return <TranscodeDialog jobIds={asking} />
  if (batch === null) return null
  if (!batch.running) return <ResultDialog batch={batch} />
  return open ? <ProgressDialog batch={batch} /> : <ProgressStrip batch={batch} />
}

const hide = (): void => setBatchOpen(false)

/** A batch that is being made: how far, and the way to stop it. */
function ProgressDialog({ batch }: { batch: CopyBatch }) {
  const { words, name, percent } = whereIs(batch)
  return (
    <Modal
      title={text.busyTitle(batch.items.length)}
      onClose={hide}
      footer={
        <>
          <Button onClick={cancelCopies}>{text.cancel}</Button>
          <Button variant="primary" onClick={hide}>
            {text.hide}
          </Button>
        </>
      }>
      <div className="flex flex-col gap-3">
        <p className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate" title={name}>
            {words}
          </span>
          <span className="shrink-0 tabular-nums">{text.percent(percent)}</span>
        </p>
        <ProgressBar percent={percent} label={text.progressOf(name)} />
        <p className="text-xs text-muted">{text.busyHint}</p>
      </div>
    </Modal>
  )
}

/** The same as one line below the list, for a user who goes on working. */
function ProgressStrip({ batch }: { batch: CopyBatch }) {
  const { words, name, percent } = whereIs(batch)
  return (
    <section
      aria-label={text.stripLabel}
      className="flex h-10 shrink-0 items-center gap-2.5 border-t border-line bg-accent-soft px-4">
      <Clapperboard size={15} aria-hidden className="shrink-0 text-accent" />
      <p className="min-w-0 truncate">{words}</p>
      <ProgressBar percent={percent} label={text.progressOf(name)} className="min-w-24 flex-1" />
      <span className="shrink-0 text-xs text-muted tabular-nums">{text.percent(percent)}</span>
      <Button size="sm" onClick={() => setBatchOpen(true)}>
        {text.show}
      </Button>
      <Button size="sm" onClick={cancelCopies}>
        {text.cancel}
      </Button>
    </section>
  )
}

/** What was not made, and why; it stays until somebody has read it. */
function ResultDialog({ batch: { items } }: { batch: CopyBatch }) {
  const made = items.filter(({ status }) => status === 'made').length
  const told = items.filter(({ message }) => message !== null)
  return (
    <Modal
      title={text.resultTitle(made, items.length)}
      onClose={closeResult}
      footer={
        <Button variant="primary" onClick={closeResult}>
          {text.close}
        </Button>
      }>
      <div className="flex flex-col gap-3">
        <Reasons items={told} alone={items.length === 1} />
        <p className="text-muted">{text.resultHint}</p>
      </div>
    </Modal>
  )
}
