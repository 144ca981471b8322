import type { AddSummary } from '../../../../contract/ipc.ts'
import { strings } from '../../../shared/strings.ts'

/** The result of adding files: a title, and a description if some files were not added. */
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
    again > 0 ? strings.added.again(again) : '',
    settled > 0 ? strings.added.settled(settled) : '',
    left > 0 ? strings.added.left(left) : ''
  ].filter(Boolean)
  return {
    title: fresh > 0 ? strings.added.added(fresh) : strings.added.nothing,
    description: parts.length > 0 ? parts.join('. ') : null
  }
}
