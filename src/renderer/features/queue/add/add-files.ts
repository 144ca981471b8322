import { toast } from 'sonner'
import type { AddSummary } from '../../../../contract/ipc.ts'
import { useApp } from '../../../state/app-store.ts'
import { addDroppedFiles, call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { attempt } from '../../../shared/use-action.ts'

/** Adds dropped files for the chosen account. */
export function addDropped(files: File[]): void {
  add(async (profileId) => (files.length === 0 ? null : addDroppedFiles(files, profileId)))
}

/** Opens the system's dialog and adds the chosen files. */
export function chooseAndAdd(kind: 'files' | 'folders'): void {
  add((profileId) => call(`${kind}.choose`, { profileId }))
}

/** Adds the paths in a pasted text. Ignores text without paths: it was meant for something else. */
export function addPasted(text: string): void {
  if (useApp.getState().profileId === null) return
  add(async (profileId) => {
    const summary = await call('queue.paste', { profileId, text })
    return summary.added + summary.notAdded.length === 0 ? null : summary
  })
}

function add(work: (profileId: string) => Promise<AddSummary | null>): void {
  const { profileId } = useApp.getState()
  if (profileId === null) toast.error(t('queue.dropNoAccount'))
  else attempt(work(profileId).then((summary) => summary !== null && report(summary)))
}

function report(summary: AddSummary): void {
  const { title, description } = describeAdded(summary)
  if (description === null) toast.success(title)
  else toast(title, { description })
}

/** Describes the result of adding files: a title, and a description if some were not added. */
export function describeAdded({ added, notAdded }: AddSummary): {
  title: string
  description: string | null
} {
  const of = (...outcomes: AddSummary['notAdded'][number]['outcome'][]): number =>
    notAdded.filter(({ outcome }) => outcomes.includes(outcome)).length
  const retried = of('retried')
  const again = of('resumed')
  const settled = of('already-settled')
  const left = of('skipped', 'unreadable')
  const fresh = added + retried
  const parts = [
    again > 0 ? t('added.again', { n: again }) : '',
    settled > 0 ? t('added.settled', { n: settled }) : '',
    left > 0 ? t('added.left', { n: left }) : ''
  ].filter(Boolean)
  return {
    title: fresh > 0 ? t('added.added', { n: fresh }) : t('added.nothing'),
    description: parts.length > 0 ? parts.join('. ') : null
  }
}
