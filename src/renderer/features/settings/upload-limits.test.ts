import { expect, it } from 'vitest'
import { limitChoices, readLimit } from './upload-limits.ts'

it('offers no bound first, then speeds that grow', () => {
  const [none, first, ...more] = limitChoices(null)
  expect(none).toEqual({ value: 'none', label: 'No limit' })
  expect(first).toEqual({ value: '250', label: 'At most 0.25 MB/s' })
  expect(more.at(-1)).toEqual({ value: '20000', label: 'At most 20 MB/s' })
})

it('keeps a bound among the choices that was written into the settings file by hand', () => {
  expect(limitChoices(1500).map(({ label }) => label)).toEqual([
    'No limit',
    'At most 0.25 MB/s',
    'At most 0.5 MB/s',
    'At most 1 MB/s',
    'At most 1.5 MB/s',
    'At most 2 MB/s',
    'At most 5 MB/s',
    'At most 10 MB/s',
    'At most 20 MB/s'
  ])
})

it('reads each choice back as the settings keep it', () => {
  expect(limitChoices(null).map(({ value }) => readLimit(value))).toEqual([
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
