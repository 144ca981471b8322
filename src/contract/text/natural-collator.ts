/** Sorts clip2 before clip10 and ignores case. */
export const naturalCollator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
