import { naturalCollator } from '../../../contract/text/natural-collator.ts'

/** Sorts clip2 before clip10, ignoring case; names that collate alike keep code-unit order. */
export function compareNaturally(a: string, b: string): number {
  return naturalCollator.compare(a, b) || (a < b ? -1 : Number(a > b))
}

/** The same, folder by folder, so that a folder's files stay together. */
export function comparePathsNaturally(a: string, b: string): number {
  const left = a.split(/[/\\]/)
  const right = b.split(/[/\\]/)
  for (let level = 0; level < Math.min(left.length, right.length); level++) {
    const order = compareNaturally(left[level] ?? '', right[level] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length
}
