import { sep } from 'node:path'
import { expect, it } from 'vitest'
import { queueForPage, redactHome } from './redact-home.ts'

const home = ['', 'home', 'mara'].join(sep)

it.each([
  [
    `The disk that holds ${home}${sep}data${sep}queue.db is full.`,
    `The disk that holds ~${sep}data${sep}queue.db is full.`
  ],
  [`${home}${sep}a and ${home}${sep}b`, `~${sep}a and ~${sep}b`],
  [
    `The queue in ${home}line${sep}queue.db is damaged.`,
    `The queue in ${home}line${sep}queue.db is damaged.`
  ]
])('a sentence about the data folder does not name the home folder: %s', (text, shown) => {
  expect(redactHome(text, home)).toBe(shown)
})

it('what holds the queue is told without the home folder', () => {
  const queue = {
    paused: false,
    stopping: false,
    missedJobs: 0,
    apiCallsThisMonth: 0,
    apiCallBudget: 1,
    runner: 'this' as const,
    clockSkewMs: null
  }
  const hold = {
    reason: 'storage' as const,
    until: null,
    message: `${home}${sep}queue.db is locked`
  }
  expect(queueForPage({ ...queue, hold }, home).hold?.message).toBe(`~${sep}queue.db is locked`)
  expect(queueForPage({ ...queue, hold: null }, home).hold).toBeNull()
})
