import { strings } from '../../../shared/strings.ts'
import type { Draft } from '../../../state/draft.ts'

const text = strings.composer

/** The permissions of a draft in words: "comment, stitch"; empty when there are none. */
export function allowedWords({
  allowComment,
  allowDuet,
  allowStitch
}: Pick<Draft, 'allowComment' | 'allowDuet' | 'allowStitch'>): string {
  return [
    allowComment ? text.comment : '',
    allowDuet ? text.duet : '',
    allowStitch ? text.stitch : ''
  ]
    .filter(Boolean)
    .join(', ')
    .toLowerCase()
}
