import type { FindingCode, Measure } from '../media/finding.ts'
import { inByteUnit } from './time-and-size.ts'

/** Findings whose measure is a sentence or names another file; their message has it in full. */
export const toldByMessage: ReadonlySet<FindingCode> = new Set([
  'FILE_UNREADABLE',
  'DUPLICATE_CONTENT'
])

/** Aspect ratios with a common name, as displayed width / height. */
const namedShapes: readonly [width: number, height: number][] = [
  [9, 16],
  [2, 3],
  [3, 4],
  [4, 5],
  [1, 1],
  [5, 4],
  [4, 3],
  [3, 2],
  [16, 9],
  [2, 1],
  [21, 9]
]
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
/** Enough digits to tell a file just over 4 GiB from 4 GiB. */
const bytes = new Intl.NumberFormat('en', { maximumFractionDigits: 3 })

/**
 * Formats one measured or allowed quantity: "9 s", "15 to 60 s", "at most 4.295 GB", "16:9",
 * "9.2:16". Empty when nothing was measured.
 */
export function measureText({ value, min, max, unit }: Measure): string {
  if (value !== undefined) return amount(value, unit)
  if (min !== undefined && max !== undefined)
    return sharesUnit(min, max, unit)
      ? `${amount(min, '')} to ${amount(max, unit)}`
      : `${amount(min, unit)} to ${amount(max, unit)}`
  if (min !== undefined) return `at least ${amount(min, unit)}`
  return max === undefined ? '' : `at most ${amount(max, unit)}`
}

/** Returns false for bytes: each value gets its own unit. */
function sharesUnit(min: number | string, max: number | string, unit: string): boolean {
  return unit !== 'bytes' && typeof min === typeof max
}

function amount(value: number | string, unit: string): string {
  // "720x1280" needs its unit; "matroska" and "there is nothing at this path" need none.
  if (typeof value === 'string')
    return unit !== '' && /^[\d.,x/:-]+$/u.test(value) ? `${value} ${unit}` : value
  switch (unit) {
    case '':
      return number.format(value)
    case 'bytes':
      return bytesText(value)
    case 'width / height':
      return shapeText(value)
    default:
      return `${number.format(value)} ${value === 1 && unit.length > 3 ? unit.replace(/s$/u, '') : unit}`
  }
}

function bytesText(sizeBytes: number): string {
  const { value, unit } = inByteUnit(sizeBytes)
  return `${bytes.format(value)} ${unit === 'B' ? (sizeBytes === 1 ? 'byte' : 'bytes') : unit}`
}

/** Formats an aspect ratio: its common name ("16:9"), else upright as "x:16" and wide as "x:1". */
function shapeText(widthByHeight: number): string {
  const named = namedShapes.find(
    ([width, height]) => Math.abs((widthByHeight * height) / width - 1) < 0.0005
  )
  if (named) return named.join(':')
  return widthByHeight < 1
    ? `${number.format(widthByHeight * 16)}:16`
    : `${number.format(widthByHeight)}:1`
}
