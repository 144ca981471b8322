import { describe, expect, it } from 'vitest'
import type { SentCount } from './sent-counts.ts'
import { whyNotText } from './why-not-text.ts'

const plan = { blocker: null, blocked: 0, underWay: { sending: 0, waiting: 0 }, sent: null }
const sent = (...groups: SentCount['group'][]): SentCount[] =>
  groups.map((group) => ({ group, files: 2 }))

describe('the sentence below Publish', () => {
  it('asks for nothing while posts are on their way, also where one needs attention', () => {
    const underWay = { sending: 2, waiting: 4 }
    expect(
      whyNotText({ ...plan, blocker: 'sent', sent: sent('sending', 'waiting'), underWay }, null)
    ).toEqual({ text: '6 files are on their way.', asks: false })
    expect(whyNotText({ ...plan, blocker: 'blocked', blocked: 1, underWay }, null)).toEqual({
      text: '6 files are on their way. 1 file needs attention and stays behind.',
      asks: false
    })
    expect(
      whyNotText(
        { ...plan, blocker: 'sent', sent: sent('waiting'), underWay: { sending: 0, waiting: 1 } },
        null
      )
    ).toEqual({ text: '1 file is confirmed and waits.', asks: false })
  })

  it('says that all is sent only where all of it is', () => {
    expect(whyNotText({ ...plan, blocker: 'sent', sent: sent('published') }, null)).toEqual({
      text: 'All sent.',
      asks: false
    })
    expect(
      whyNotText({ ...plan, blocker: 'sent', sent: sent('published', 'failed') }, null)
    ).toMatchObject({ text: 'Nothing here is left to confirm.', asks: false })
  })

  it('asks for what a person has to do, and is silent where the button works', () => {
    expect(whyNotText({ ...plan, blocker: 'blocked', blocked: 1 }, null)?.asks).toBe(true)
    expect(whyNotText({ ...plan, blocker: 'audience' }, null)?.asks).toBe(true)
    expect(whyNotText(plan, 'time')).toEqual({ text: 'Choose a date and a time.', asks: true })
    expect(whyNotText(plan, null)).toBeNull()
  })
})
