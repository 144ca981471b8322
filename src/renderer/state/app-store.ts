import { create } from 'zustand'
import type { Account } from '../../contract/account/account.ts'
import type { AppState } from '../../contract/ipc-rows.ts'
import type { View } from '../../contract/ipc/app-event.ts'
import { call } from '../rpc/client.ts'
import { attempt } from '../shared/use-action.ts'
import { emptyDraft, type Draft } from './draft.ts'
import type { Filter } from './filters.ts'
import { orderOfSending, type Sort } from './sorting.ts'

/** State of the window, and the main process's latest state of the open queue. */
interface AppStore {
  state: AppState | null
  /** The main process could not report which queue is open. */
  unknown: boolean
  /** The view shown. */
  view: View
  profileId: string | null
  filter: Filter
  /** Words that the shown rows have in their name or caption. */
  query: string
  sort: Sort
  selected: ReadonlySet<string>
  expanded: ReadonlySet<string>
  /** The row to bring into view as soon as the list shows it. */
  revealed: { jobId: string } | null
  /** Jobs whose caption and choices are being edited in the publish panel; null if none. */
  editing: readonly string[] | null
  draft: Draft
  /** The key form is shown although a queue is open. */
  changingKey: boolean
  announcement: string
}

/** The window's state for a new queue. */
const untouched = {
  selected: new Set<string>(),
  expanded: new Set<string>(),
  revealed: null,
  editing: null,
  draft: emptyDraft,
  changingKey: false,
  filter: 'all' as const,
  query: '',
  sort: orderOfSending
}

export const useApp = create<AppStore>()(() => ({
  ...untouched,
  state: null,
  unknown: false,
  view: 'queue',
  profileId: null,
  announcement: ''
}))

const set = useApp.setState

/** Applies the main process's state. A different queue starts with nothing chosen. */
export function setAppState(state: AppState): void {
  const before = useApp.getState()
  const other = before.state?.session !== state.session
  set({
    state,
    profileId: chooseProfile(state.accounts, other ? state.accountForNewFiles : before.profileId),
    ...(other && untouched)
  })
}

/** Marks the state unknown: the main process could not report which queue is open. */
export const setUnknown = (): void => set({ unknown: true })

/** Applies part of the state from a delta. */
export function patchAppState(change: Partial<Pick<AppState, 'queue' | 'accounts'>>): void {
  const { state } = useApp.getState()
  if (state !== null) setAppState({ ...state, ...change })
}

/** Returns the account to use: the earlier choice if it still exists, else the first usable one. */
function chooseProfile(accounts: readonly Account[], chosen: string | null): string | null {
  if (accounts.some(({ profileId }) => profileId === chosen)) return chosen
  return (accounts.find(({ usable }) => usable) ?? accounts[0])?.profileId ?? null
}

/** Sets the user's choice, also for the next start. */
export function setProfile(profileId: string): void {
  set({ profileId })
  attempt(call('accounts.useForNewFiles', { profileId }))
}

export const setView = (view: View): void => set({ view })
export const setFilter = (filter: Filter): void => set({ filter })
export const setQuery = (query: string): void => set({ query })
export const setSort = (sort: Sort): void => set({ sort })
export const setChangingKey = (changingKey: boolean): void => set({ changingKey })
export const setSelected = (ids: Iterable<string>): void => set({ selected: new Set(ids) })
export const clearDraft = (): void => set({ draft: emptyDraft })
/** Called when the requested row is in view. */
export const revealDone = (): void => set({ revealed: null })

/** Opens these jobs in the publish panel to edit them; null closes it. */
export function setEditing(editing: readonly string[] | null): void {
  set({ editing: editing === null || editing.length === 0 ? null : editing })
}

export function editDraft(change: Partial<Draft>): void {
  set(({ draft }) => ({ draft: { ...draft, ...change } }))
}

export function toggleExpanded(id: string): void {
  set(({ expanded }) => ({ expanded: toggled(expanded, id) }))
}

export function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Removes rows that are gone from the selected, open and edited ones. */
export function forgetRows(removed: readonly string[]): void {
  if (removed.length === 0) return
  const gone = new Set(removed)
  const stays = (id: string): boolean => !gone.has(id)
  set(({ selected, expanded, editing }) => {
    const edited = editing?.filter(stays) ?? []
    return {
      selected: new Set([...selected].filter(stays)),
      expanded: new Set([...expanded].filter(stays)),
      editing: edited.length === 0 ? null : edited
    }
  })
}

/** Announces to screen readers. Alters a repeated sentence: they would not read it out again. */
export function announce(sentence: string): void {
  set(({ announcement }) => ({
    announcement: announcement === sentence ? `${sentence}\u00a0` : sentence
  }))
}

const accountIn = ({ state }: AppStore, profileId: string | null): Account | null =>
  state?.accounts.find((account) => account.profileId === profileId) ?? null

/** Returns the account for new files. */
export const useAccount = (): Account | null => useApp((app) => accountIn(app, app.profileId))

export const useAccountOf = ({ profileId }: { profileId: string }): Account | null =>
  useApp((app) => accountIn(app, profileId))

export const useSeveralAccounts = (): boolean =>
  useApp(({ state }) => (state?.accounts.length ?? 0) > 1)

/** Opens the queue with this job's row open, selected and in view. */
export function showJob(jobId: string): void {
  set(({ expanded }) => ({
    view: 'queue',
    filter: 'all',
    query: '',
    expanded: new Set([...expanded, jobId]),
    selected: new Set([jobId]),
    revealed: { jobId }
  }))
}
