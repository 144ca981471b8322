import { expect, it } from 'vitest'
import { announce, useApp } from './app-store.ts'

it('says a sentence that comes twice so that it is heard twice', () => {
  const said: string[] = []
  const stop = useApp.subscribe(({ announcement }) => said.push(announcement))
  announce('1 post published')
  announce('1 post published')
  announce('1 post published')
  stop()
  expect(said.map((text) => text.trim())).toEqual([
    '1 post published',
    '1 post published',
    '1 post published'
  ])
  expect(said[1]).not.toBe(said[0])
  expect(said[2]).not.toBe(said[1])
})
