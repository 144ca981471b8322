import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountStore } from './account-store.ts'
import { openDatabase, type Db } from './open-database.ts'

let dir: string
let db: Db
let accounts: AccountStore
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'accounts-'))
  db = openDatabase(dir)
  accounts = new AccountStore(db)
  accounts.setLimits('p1', { dailyLimit: 3, accountType: 'creator' })
  accounts.setLimits('p2', { dailyLimit: 5 })
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

describe('an account whose row is damaged', () => {
  it.each([
    ['daily_limit', '-4'],
    ['account_type', "'cre@tor'"],
    ['min_duration_s', '-1.5'],
    ['strict_aspect', '7']
  ])('does not take the others with it: set aside with what is wrong with %s', (column, value) => {
    db.exec(`UPDATE accounts SET ${column} = ${value} WHERE profile_id = 'p1'`)
    expect(accounts.list().map(({ profileId }) => profileId)).toEqual(['p2'])
    expect(accounts.setAside()).toEqual([
      { profileId: 'p1', reason: expect.stringContaining(column) as string }
    ])
    expect(db.prepare('SELECT row FROM set_aside_accounts').pluck().get()).toContain(
      '"profile_id":"p1"'
    )
  })

  it('comes back with the limits of a new one where its jobs need it, and is told of until a person sets them', () => {
    db.exec("UPDATE accounts SET daily_limit = 0 WHERE profile_id = 'p1'")
    expect(accounts.ensure('p1')).toMatchObject({
      profileId: 'p1',
      accountType: 'standard',
      dailyLimit: 10,
      usable: true
    })
    expect(accounts.closure('p1')).toEqual({ closedUntilMs: null, refusals: 0 })
    expect(accounts.setAside()).toHaveLength(1)
    accounts.setLimits('p1', { dailyLimit: 3 })
    expect([accounts.setAside(), accounts.ensure('p1').dailyLimit]).toEqual([[], 3])
  })
})
