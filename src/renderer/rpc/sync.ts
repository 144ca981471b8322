import type { Delta, Snapshot } from '../../contract/ipc-rows.ts'

/** A follower of the queue: it gets a snapshot now and then, and changes in between. */
export interface SyncTarget {
  load: (snapshot: Snapshot) => void
  apply: (delta: Delta) => void
}

/**
 * Keeps a list in step with the main process: a snapshot, then deltas in order. Keeps deltas that
 * arrive during a fetch and applies them after it; a gap or another session fetches a new snapshot.
 */
export function createSync(target: SyncTarget, fetchSnapshot: () => Promise<Snapshot>) {
  let session = -1
  let seq = 0
  let loading: Promise<void> | null = null
  let early: Delta[] = []

  const apply = (delta: Delta): 'done' | 'behind' => {
    if (delta.session < session || (delta.session === session && delta.seq <= seq)) return 'done'
    if (delta.session !== session || delta.seq !== seq + 1) return 'behind'
    seq = delta.seq
    target.apply(delta)
    return 'done'
  }

  const load = async (): Promise<void> => {
    let behind = true
    while (behind) {
      early = []
      const snapshot = await fetchSnapshot()
      session = snapshot.session
      seq = snapshot.seq
      target.load(snapshot)
      behind = early.some((delta) => apply(delta) === 'behind')
    }
    early = []
  }

  /** Loads the whole list again, as after opening another queue. */
  const reload = (): Promise<void> => {
    loading ??= load().finally(() => {
      loading = null
    })
    return loading
  }

  return {
    onDelta: (delta: Delta): void => {
      if (loading !== null) early.push(delta)
      // If the snapshot fails now, the next change requests it again.
      else if (apply(delta) === 'behind') reload().catch(() => undefined)
    },
    reload
  }
}
