import { expect, test } from 'vitest'
import type { Operation } from '../operation.ts'
import { readFault } from './fault-profile.ts'
import { createFaultScript, type FaultScript } from './fault-script.ts'

const add = (
  script: FaultScript,
  operation: Operation | '*',
  name: string,
  times = 1,
  after = 0
): void => script.add({ operation, ...readFault(name), times, after })
const take = (script: FaultScript, operation: Operation): string =>
  script
    .take(operation)
    .map(({ name }) => name)
    .join('+')

test('a fault applies to the next requests of its operation as often as asked and no others', () => {
  const script = createFaultScript()
  add(script, 'createPost', 'error-502-done', 2)
  expect([
    take(script, 'getPost'),
    take(script, 'createPost'),
    take(script, 'createPost'),
    take(script, 'createPost')
  ]).toEqual(['', 'error-502-done', 'error-502-done', ''])
})

test('faults for one operation apply in the order they were asked for', () => {
  const script = createFaultScript()
  add(script, 'createPost', 'error-500')
  add(script, 'createPost', 'error-502')
  expect([
    take(script, 'createPost'),
    take(script, 'createPost'),
    take(script, 'createPost')
  ]).toEqual(['error-500', 'error-502', ''])
})

test('a fault can let requests pass first', () => {
  const script = createFaultScript()
  add(script, 'getPost', 'unauthorised', 1, 2)
  expect([take(script, 'getPost'), take(script, 'getPost'), take(script, 'getPost')]).toEqual([
    '',
    '',
    'unauthorised'
  ])
})

test('a fault of the line and one of the post apply to the same request', () => {
  const script = createFaultScript()
  add(script, 'createPost', 'late-internal')
  add(script, 'createPost', 'error-502-done')
  expect(take(script, 'createPost')).toBe('late-internal+error-502-done')
})

test('a star applies to whatever comes, if the fault fits it', () => {
  const script = createFaultScript()
  add(script, '*', 'small-pages')
  expect([take(script, 'createPost'), take(script, 'listPosts')]).toEqual(['', 'small-pages'])
})

test('what was not injected yet can be seen and forgotten', () => {
  const script = createFaultScript()
  add(script, 'createPost', 'error-500', 3)
  take(script, 'createPost')
  expect(script.pending()).toEqual([expect.objectContaining({ name: 'error-500', times: 2 })])
  script.clear()
  expect([script.pending(), script.take('createPost')]).toEqual([[], []])
})
