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
  switch (blocker) {
    case null:
      return problem === null ? null : { text: strings.timing.problems[problem], asks: true }
    case 'nothing':
    case 'checking':
      return { text: text.why[blocker], asks: false }
    case 'selection':
      return { text: text.why.selection, asks: sent === null }
    case 'sent':
      return {
        text:
          underWayText(plan) ??
          (sent?.every(({ group }) => group === 'published') === true
            ? text.why.allSent
            : text.why.sent),
        asks: false
      }
    case 'blocked': {
      const going = underWayText(plan)
      return going === null
        ? { text: text.why.blocked, asks: true }
        : { text: `${going} ${text.behind(blocked)}`, asks: false }
    }
    case 'account':
    case 'unusable':
    case 'audience':
    case 'caption':
      return { text: text.why[blocker], asks: true }
  }
}

function underWayText({
  underWay: { sending, waiting }
}: Pick<PublishPlan, 'underWay'>): string | null {
  if (sending > 0) return text.why.onTheWay(sending + waiting)
  return waiting > 0 ? text.why.waiting(waiting) : null
}
