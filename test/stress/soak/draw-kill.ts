import type { Aim } from './kill-plan.ts'

export interface Kill {
  aim: Aim | null
  killAfterMs?: number
}

/** Points between "create written" and "id stored", in order. */
export const gapPoints = [
  'commit uploaded→submitting, after',
  'POST /posts, before connecting',
  'POST /posts, all written',
  'POST /posts, sent',
  'POST /posts, answer begun',
  'POST /posts, answered',
  'write submitting→processing, before',
  'write submitting→processing, after',
  'commit submitting→processing, before'
] as const

const gapShare = 0.5
const pointShare = 0.3

/**
 * Draws the next kill: half are between "create written" and "id stored", where a double post could
 * come from; others at any point counted from the start, and some from outside at any moment. Null
 * lets a batch end once all its jobs are sent.
 * @param openJobs jobs that are not sent yet: a kill is drawn from the remaining part of the life
 */
export function drawKill(random: () => number, openJobs: number): Kill | null {
  if (openJobs === 0 && random() < 0.5) return null
  const kind = random()
  if (kind < gapShare && openJobs > 0) {
    const label = gapPoints[Math.floor(random() * gapPoints.length)] ?? gapPoints[0]
    // While the server works on a create, only a delay distinguishes the moments.
    const delayMs = label === 'POST /posts, sent' ? random() * 8 : 0
    return {
      aim: {
        kind: 'label',
        label,
        occurrence: 1 + Math.floor(random() * Math.min(3, openJobs)),
        delayMs
      }
    }
  }
  // Early points are as likely as late ones ten times as far away: the start-up is a phase of its
  // own.
  if (kind < gapShare + pointShare)
    return { aim: { kind: 'nth', n: Math.max(1, Math.round((10 + 25 * openJobs) ** random())) } }
  return { aim: null, killAfterMs: 100 + random() * (150 + 30 * openJobs) }
}
