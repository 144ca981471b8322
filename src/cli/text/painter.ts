import { styleText } from 'node:util'
import type { Colour } from './phase-style.ts'

/** Colours text for one stream; leaves it plain if the stream is no terminal or NO_COLOR is set. */
export type Painter = (colour: Colour | 'bold' | 'dim', text: string) => string

export function painterFor(stream: NodeJS.WriteStream): Painter {
  return (colour, text) => styleText(colour, text, { stream })
}

export const plainPainter: Painter = (_colour, text) => text
