import { expect, it } from 'vitest'
import { renderCaption } from './caption.ts'

it('puts the file name without its ending for {name}', () => {
  expect(renderCaption('{name} #fyp {name}', 'My clip.v2.mp4')).toBe('My clip.v2 #fyp My clip.v2')
})
it('leaves other braces and dollar signs as they are typed', () => {
  expect(renderCaption('{other} {name}', "$& $1 'x'.mov")).toBe("{other} $& $1 'x'")
})
it('counts a line break once, as TikTok would', () => {
  expect(renderCaption('a\r\nb', 'x.mp4')).toBe('a\nb')
})
it('keeps a hidden file its whole name', () => {
  expect(renderCaption('{name}', '.mp4')).toBe('.mp4')
})
