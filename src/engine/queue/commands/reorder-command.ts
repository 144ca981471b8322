import { isIn } from '../../../contract/queue/phase.ts'
import type { ReorderRequest, RequestResult } from '../../../contract/queue/queue-command.ts'
import { rearrange } from '../../domain/rearrange.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import type { Place } from '../store/position-store.ts'
import type { QueueContext } from '../queue-context.ts'
import { holdForQuota, roomAt } from '../admission/daily-limit.ts'
import { recheckMoved } from '../intake/recheck-duplicates.ts'

/** Changes the order. Chosen times stay with their jobs; daily-limit times are reassigned. */
export function reorder(context: QueueContext, request: ReorderRequest): RequestResult {
  const { jobs, positions } = context
  return jobs.transaction(() => {
    const places = positions.places()
    const known = new Map(places.map((place) => [place.id, place]))
    const wanted = [...new Set(request.jobIds)]
    const anchorIsGone = typeof request.before === 'string' && !known.has(request.before)
    const refused = wanted.flatMap((jobId) => {
      const reason = anchorIsGone
        ? 'The place it was to go to is no longer in the list.'
        : whyNot(known.get(jobId))
      return reason === null ? [] : [{ jobId, reason }]
    })
    const stays = new Set(refused.map(({ jobId }) => jobId))
    const listed = wanted.filter((id) => !stays.has(id))
    const moving = new Set(listed)
    const moved =
      request.order === 'as-listed'
        ? listed
        : places.flatMap(({ id }) => (moving.has(id) ? [id] : []))
    const list = rearrange(
      places.map(({ id }) => id),
      moved,
      request.before
    )
    positions.put(
      new Map(
        list.flatMap((id, i) =>
          known.get(id)?.position === places[i]?.position ? [] : [[id, places[i]?.position ?? 0]]
        )
      )
    )
    recheckMoved(context, moved)
    shareTurns(context, new Set(moved.flatMap((id) => known.get(id)?.profileId ?? [])))
    return { changed: moved, refused }
  })
}

function whyNot(place: Place | undefined): string | null {
  if (place === undefined) return 'There is no such job in the list.'
  return isIn(place.phase, 'checking', 'checked', 'waiting', 'upload')
    ? null
    : `It is ${phaseWords[place.phase]}; only files that were not sent yet have a turn.`
}

/** Assigns the days of jobs that wait for the daily limit in their new order. */
function shareTurns(context: QueueContext, profileIds: ReadonlySet<string>): void {
  const { accounts, jobs, ports } = context
  const nowMs = ports.clock.nowMs()
  for (const profileId of profileIds) {
    if (jobs.ready.countHeld('quota', profileId) === 0) continue
    const { opensAtMs } = roomAt(context, accounts.ensure(profileId), nowMs)
    jobs.releaseWaiting('quota', profileId)
    if (opensAtMs !== null) holdForQuota(context, profileId, opensAtMs, nowMs)
  }
}
