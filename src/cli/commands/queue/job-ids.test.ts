import { describe, expect, it } from 'vitest'
import { jobIdsOf } from './job-ids.ts'

const jobs = ['3f2b9c01-aaaa', '3f2b9c02-bbbb', 'd06d31c9-cccc', 'd06d'].map((id) => ({ id }))

describe('ids as a person types them', () => {
  it('may be the beginning of one', () => {
    expect(jobIdsOf(jobs, ['d06d31', '3f2b9c02'])).toEqual(['d06d31c9-cccc', '3f2b9c02-bbbb'])
  })
  it('are the whole id first of all', () => {
    expect(jobIdsOf(jobs, ['d06d'])).toEqual(['d06d'])
  })
  it('may not fit several', () => {
    expect(() => jobIdsOf(jobs, ['3f2b9c'])).toThrow('the beginning of 2 ids')
  })
  it('stay as they are where they fit none or are very short', () => {
    expect(jobIdsOf(jobs, ['nonsense', 'd06', ''])).toEqual(['nonsense', 'd06', ''])
  })
})
