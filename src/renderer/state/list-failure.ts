import { create } from 'zustand'

/** Whether the window has no list because the main process failed to give it; not an empty list. */
export const useListFailure = create<{ failed: boolean }>()(() => ({ failed: false }))

export function noteList(failed: boolean): void {
  if (useListFailure.getState().failed !== failed) useListFailure.setState({ failed })
}
