import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sabotageMutants } from '../stress/mutations/sabotage.ts'

it('every change that the mutation tests make by hand still finds its place in the code', () => {
  const read = (file: string): string =>
    readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
  expect(sabotageMutants(read).length).toBeGreaterThan(10)
})
