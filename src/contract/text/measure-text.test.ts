import { describe, expect, it } from 'vitest'
import { measureText } from './measure-text.ts'

describe('measured and allowed, for people', () => {
  it.each([
    [{ value: 9.04, unit: 's' }, '9.04 s'],
    [{ min: 15, max: 60, unit: 's' }, '15 to 60 s'],
    [{ min: 360, unit: 'px' }, 'at least 360 px'],
    [{ min: 360, max: 4096, unit: 'px' }, '360 to 4,096 px'],
    [{ min: '720x1280', unit: 'px' }, 'at least 720x1280 px'],
    [{ value: 29.97002997, unit: 'fps' }, '29.97 fps'],
    [{ value: 'matroska', unit: 'container' }, 'matroska'],
    [{ value: 'there is nothing at this path', unit: 'file' }, 'there is nothing at this path'],
    [{ value: 0, unit: 'sound tracks' }, '0 sound tracks'],
    [{ min: 1, unit: 'sound tracks' }, 'at least 1 sound track'],
    [{ min: 1, max: 4_294_967_296, unit: 'bytes' }, '1 byte to 4.295 GB'],
    [{ unit: 's' }, '']
  ])('%o reads "%s"', (measure, text) => {
    expect(measureText(measure)).toBe(text)
  })

  it.each([
    [0.5625, '9:16'],
    [1.7778, '16:9'],
    [1, '1:1'],
    [0.8, '4:5'],
    [0.75, '3:4'],
    [1.3333, '4:3'],
    [0.5687, '9.1:16'],
    [0.5647, '9.04:16'],
    [1.4286, '1.43:1'],
    [2.3333, '21:9']
  ])('calls a picture of %d shown width / height %s', (value, text) => {
    expect(measureText({ value, unit: 'width / height' })).toBe(text)
  })

  it('never shows a file that is too large in the same words as the limit', () => {
    expect(measureText({ value: 4_300_000_000, unit: 'bytes' })).not.toBe(
      measureText({ value: 4_294_967_296, unit: 'bytes' })
    )
  })
})
