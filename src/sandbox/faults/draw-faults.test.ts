import { expect, test } from 'vitest'
import { chance, drawFaults } from './draw-faults.ts'
import { readFaultProfile } from './fault-profile.ts'

const namesOf = (
  profile: string,
  seed: number,
  operation: 'createPost' | 'listPosts',
  count: number
): string[] => {
  const rules = readFaultProfile(profile)[operation]
  return Array.from({ length: count }, (_, index) =>
    drawFaults(rules, seed, operation, index + 1)
      .map(({ name }) => name)
      .join('+')
  )
}

test('the same seed picks the same requests, another seed others', () => {
  expect(namesOf('nasty', 7, 'createPost', 200)).toEqual(namesOf('nasty', 7, 'createPost', 200))
  expect(namesOf('nasty', 8, 'createPost', 200)).not.toEqual(namesOf('nasty', 7, 'createPost', 200))
})

test('what applies to a request does not depend on the requests before it', () => {
  const rules = readFaultProfile('nasty').createPost
  const alone = drawFaults(rules, 7, 'createPost', 150)
    .map(({ name }) => name)
    .join('+')
  expect(alone).toBe(namesOf('nasty', 7, 'createPost', 150)[149])
})

test('draws are spread evenly and differ by operation, ordinal and purpose', () => {
  const draws = Array.from({ length: 4_000 }, (_, index) => chance(1, 'createPost', index, 'line'))
  expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1)
  expect(draws.filter((draw) => draw < 0.1).length / draws.length).toBeCloseTo(0.1, 1)
  expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
  expect(
    new Set([
      chance(1, 'createPost', 1, 'line'),
      chance(1, 'getPost', 1, 'line'),
      chance(1, 'createPost', 1, 'outcome'),
      chance(2, 'createPost', 1, 'line')
    ]).size
  ).toBe(4)
})

test('a fault applies about as often as its probability says', () => {
  const rules = readFaultProfile({
    createPost: { 'error-502': 0.2, 'error-502-done': 0.1 }
  }).createPost
  const drawn = Array.from(
    { length: 3_000 },
    (_, index) => drawFaults(rules, 3, 'createPost', index + 1)[0]?.name
  )
  expect(drawn.filter((name) => name === 'error-502').length / drawn.length).toBeCloseTo(0.2, 1)
  expect(drawn.filter((name) => name === 'error-502-done').length / drawn.length).toBeCloseTo(
    0.1,
    1
  )
})

test('a certain fault applies to every request, an impossible one none', () => {
  expect(new Set(namesOf('list-absent', 1, 'listPosts', 100))).toEqual(new Set(['absent-404']))
  expect(new Set(namesOf('none', 1, 'createPost', 100))).toEqual(new Set(['']))
})

test('a request has at most one fault of the line, which can meet one of the post', () => {
  const rules = readFaultProfile({
    createPost: { 'error-502-done': 0.5, 'reset-after-effect': 0.5, 'late-internal': 1 }
  }).createPost
  for (let ordinal = 1; ordinal <= 50; ordinal += 1) {
    const names = drawFaults(rules, 1, 'createPost', ordinal).map(({ name }) => name)
    expect(names).toHaveLength(2)
    expect(names).toContain('late-internal')
  }
})

test('a rule with a range applies inside it only', () => {
  const rules = readFaultProfile({
    createPost: [{ fault: 'unauthorised', probability: 1, from: 3, to: 4 }]
  }).createPost
  expect(
    [1, 2, 3, 4, 5].map((ordinal) => drawFaults(rules, 1, 'createPost', ordinal).length)
  ).toEqual([0, 0, 1, 1, 0])
})
