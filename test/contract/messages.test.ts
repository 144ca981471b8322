import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AetherError, aetherErrorCodes } from 'aether'
import { describe, expect, it } from 'vitest'
import { allCodedMessages, messagesPage } from '../../scripts/messages/messages-page.ts'
import { checkAccess } from '../../src/cli/session/api-access.ts'
import { jobText } from '../../src/cli/text/job-text.ts'
import type { Job } from '../../src/contract/queue/job.ts'
import { describeFailure, failureTable } from '../../src/engine/aether/failure-table.ts'
import { toJobDetails } from '../../src/main/ipc/job-row.ts'
import { toUserError } from '../../src/main/errors/user-error.ts'

/** Codes that say more than one thing, with what they have in common. */
const severalSentences: Readonly<Record<string, string>> = {
  USAGE: 'what to change on the command line',
  TOOL_MISSING: 'names the program or the file that waits for it',
  FILE_NOT_WRITTEN: 'why a file was not written',
  ENGINE_CLOSED: 'before or while an order was under way',
  DATA_FOLDER_READ_ONLY: 'the folder or the file in it',
  DATABASE_UNREADABLE: 'damaged, or not to be opened at all',
  BACKEND_DIFFERS: 'the address or the key',
  LINK_REFUSED: 'whose link it was'
}

describe('the messages that a user can meet', () => {
  it('are all in docs/messages.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/messages.md'), 'utf8')
    expect(page === messagesPage(), 'docs/messages.md is behind: run npm run docs:messages').toBe(
      true
    )
  })

  it('say the same for the same code', () => {
    const sentences = new Map<string, Set<string>>()
    for (const { kind, code, texts } of allCodedMessages()) {
      if (kind === 'error') sentences.set(code, new Set([...(sentences.get(code) ?? []), ...texts]))
    }
    const several = [...sentences].filter(([, texts]) => texts.size > 1).map(([code]) => code)
    expect(several.filter((code) => !(code in severalSentences))).toEqual([])
    expect(sentences.get('NO_API_KEY')).toEqual(new Set([describeFailure('NO_API_KEY', '')]))
  })

  it('begin and end as sentences do', () => {
    const odd = allCodedMessages().flatMap(({ code, texts, actions }) =>
      [...texts, ...actions]
        .filter(
          (text) => !/^([\p{Lu}‹-]|ff(mpeg|probe) ).*[.›)]$|accounts (list|connect)$/u.test(text)
        )
        .map((text) => `${code}: ${text}`)
    )
    expect(odd).toEqual([])
  })

  it('know every code of the SDK that a call can fail with', () => {
    // A post that failed without a code is told in the words of TikTok.
    expect(
      Object.keys(aetherErrorCodes).filter(
        (code) => code !== 'UNSPECIFIED' && !(code in failureTable)
      )
    ).toEqual([])
  })

  it('tell of a failed post alike in the window and on the command line', () => {
    for (const code of Object.keys(failureTable)) {
      const job = { ...failedJob, error: { code, message: describeFailure(code, '') } }
      expect(jobText(job, 0)).toBe(`${code}: ${job.error.message}`)
      expect(toJobDetails(job, []).error).toEqual(job.error)
    }
  })

  it('tell of a call that failed alike in the window and on the command line', async () => {
    for (const code of Object.keys(failureTable).filter(
      (one) => failureTable[one]?.kind !== 'not-authorised'
    )) {
      const error = new AetherError(code, {
        message: 'in the words of the wire',
        outcome: 'ambiguous',
        status: 500
      })
      const engine = { accounts: () => [], refreshAccounts: () => Promise.reject(error) }
      const told = await checkAccess(engine as never, true, new AbortController().signal)
      expect(told).toMatchObject({
        message: `Aether could not be asked for the accounts: ${toUserError(error)?.message}`
      })
      expect(toUserError(error)?.message).not.toContain('wire')
    }
  })
})

const failedJob: Job = {
  id: 'a',
  revision: 1,
  position: 1,
  path: '/clip.mp4',
  name: 'clip.mp4',
  sizeBytes: 1,
  media: null,
  profileId: 'p',
  phase: 'failed',
  waiting: null,
  attempts: 0,
  caption: '',
  options: null,
  findings: [],
  error: null,
  postId: null,
  url: null,
  overdue: false,
  scheduledFor: null,
  keptBy: null,
  missed: false,
  pendingChange: null,
  allowAspect: false,
  allowRepost: false,
  consentAt: null,
  sha256: null,
  hidden: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  submittedAt: null,
  settledAt: null
}
