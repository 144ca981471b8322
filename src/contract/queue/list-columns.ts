import { z } from 'zod'

/** Columns that the user may hide. Name and status, the checkbox and the actions always stay. */
export const hideableColumns = ['picture', 'caption', 'account', 'check', 'size', 'when'] as const
export type HideableColumn = (typeof hideableColumns)[number]

/** Column widths in CSS pixels: bounds and default. The name gets the rest. */
export const columnBounds = {
  caption: { min: 96, max: 480, start: 200 },
  account: { min: 80, max: 280, start: 120 },
  check: { min: 96, max: 320, start: 136 },
  status: { min: 144, max: 360, start: 176 },
  size: { min: 56, max: 120, start: 64 },
  when: { min: 96, max: 280, start: 160 }
} as const
export type SizedColumn = keyof typeof columnBounds

const width = (column: SizedColumn) =>
  z.int().min(columnBounds[column].min).max(columnBounds[column].max).optional()

/** The user's column settings. */
export const columnChoiceSchema = z.strictObject({
  hidden: z.array(z.enum(hideableColumns)).max(hideableColumns.length),
  /** Only the widths that the user set. */
  widths: z.strictObject({
    caption: width('caption'),
    account: width('account'),
    check: width('check'),
    status: width('status'),
    size: width('size'),
    when: width('when')
  })
})
export type ColumnChoice = z.infer<typeof columnChoiceSchema>

/** The defaults: nothing hidden, all widths as at first. */
export const untouchedColumns: ColumnChoice = { hidden: [], widths: {} }
