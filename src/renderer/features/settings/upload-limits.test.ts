import { expect, it } from 'vitest'
import { limitChoices, readLimit } from './upload-limits.ts'

const labels = { none: 'No bound', at: (speed: string): string => `${speed} MB/s` }

it('offers no bound first, then speeds that grow', () => {
  const [none, first, ...more] = limitChoices(null, labels)
  expect(none).toEqual({ value: 'none', label: 'No bound' })
  expect(first).toEqual({ value: '250', label: '0.25 MB/s' })
  expect(more.at(-1)).toEqual({ value: '20000', label: '20 MB/s' })
})

it('keeps a bound among the choices that was written into the settings file by hand', () => {
  expect(limitChoices(1500, labels).map(({ label }) => label)).toEqual([
    'No bound',
    '0.25 MB/s',
    '0.5 MB/s',
    '1 MB/s',
    '1.5 MB/s',
    '2 MB/s',
    '5 MB/s',
    '10 MB/s',
    '20 MB/s'
  ])
})

it('reads each choice back as the settings keep it', () => {
  expect(limitChoices(null, labels).map(({ value }) => readLimit(value))).toEqual([
    null,
    250,
    500,
    1000,
    2000,
    5000,
    10_000,
    20_000
  ])
})
