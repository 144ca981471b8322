import { t } from '../../../../contract/messages/say.ts'
import type { PublishPlan } from './publish-plan.ts'
import type { TimingProblem } from '../../../state/timing.ts'

/** A sentence below the button; `asks`: the user must do something before it works. */
export interface WhyNot {
  text: string
  asks: boolean
}

/**
 * Explains why the button is disabled; null if enabled. Asks nothing while posts are being sent.
 */
export function whyNotText(
  plan: Pick<PublishPlan, 'blocker' | 'blocked' | 'underWay' | 'sent'>,
  problem: TimingProblem | null
): WhyNot | null {
  const { blocker, blocked, sent } = plan
  if (blocker === null)
    return problem === null ? null : { text: t(`timing.problems.${problem}`), asks: true }
  if (blocker === 'selection') return { text: t('composer.why.selection'), asks: sent === null }
  if (blocker !== 'sent' && blocker !== 'blocked')
    return {
      text: t(`composer.why.${blocker}`),
      asks: blocker !== 'nothing' && blocker !== 'checking'
    }
  const going = underWayText(plan)
  if (blocker === 'blocked')
    return going === null
      ? { text: t('composer.why.blocked'), asks: true }
      : { text: `${going} ${t('composer.behind', { n: blocked })}`, asks: false }
  const allPublished = sent?.every(({ group }) => group === 'published') === true
  return {
    text: going ?? (allPublished ? t('composer.why.allSent') : t('composer.why.sent')),
    asks: false
  }
}

function underWayText({
  underWay: { sending, waiting }
}: Pick<PublishPlan, 'underWay'>): string | null {
  if (sending > 0) return t('composer.why.onTheWay', { n: sending + waiting })
  return waiting > 0 ? t('composer.why.waiting', { n: waiting }) : null
}
