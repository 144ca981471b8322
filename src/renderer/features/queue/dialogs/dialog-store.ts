import { create } from 'zustand'

/** The jobs of the dialogs: the unconfirmed post, and the posts whose time to change. */
export const useDialogs = create<{ resolving: string | null; timed: readonly string[] }>()(() => ({
  resolving: null,
  timed: []
}))
const set = useDialogs.setState

/** Asks whether this sent but unconfirmed post is on TikTok. */
export const askToResolve = (jobId: string): void => set({ resolving: jobId })
export const closeResolveDialog = (): void => set({ resolving: null })

/** Asks for another time for these posts. */
export const changeTimeOf = (jobIds: readonly string[]): void => set({ timed: jobIds })
export const closeTimeDialog = (): void => set({ timed: [] })
