import { strings } from '../../../shared/strings.ts'
import type { PublishPlan } from './publish-plan.ts'
import type { TimingProblem } from '../../../state/timing.ts'

const text = strings.composer

/** A sentence below the button; `asks`: the user has something to do before it works. */
export interface WhyNot {
  text: string
  asks: boolean
}

/** Why the button is disabled; null if enabled. While posts are on their way, it asks nothing. */
export function whyNotText(
  plan: Pick<PublishPlan, 'blocker' | 'blocked' | 'underWay' | 'sent'>,
  problem: TimingProblem | null
): WhyNot | null {
  const { blocker, blocked, sent } = plan
  if (blocker === null)
    return problem === null ? null : { text: strings.timing.problems[problem], asks: true }
  if (blocker === 'selection') return { text: text.why.selection, asks: sent === null }
  if (blocker !== 'sent' && blocker !== 'blocked')
    return { text: text.why[blocker], asks: blocker !== 'nothing' && blocker !== 'checking' }
  const going = underWayText(plan)
  if (blocker === 'blocked')
    return going === null
      ? { text: text.why.blocked, asks: true }
      : { text: `${going} ${text.behind(blocked)}`, asks: false }
  const allPublished = sent?.every(({ group }) => group === 'published') === true
  return { text: going ?? (allPublished ? text.why.allSent : text.why.sent), asks: false }
}

function underWayText({
  underWay: { sending, waiting }
}: Pick<PublishPlan, 'underWay'>): string | null {
  if (sending > 0) return text.why.onTheWay(sending + waiting)
  return waiting > 0 ? text.why.waiting(waiting) : null
}
