/** clip2 before clip10, whatever the case. */
export const naturalCollator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
