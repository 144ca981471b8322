import { create } from 'zustand'

/** Whether the window does not have the list: the main process could not give it. An empty list is something else. */
export const useListFailure = create<{ failed: boolean }>()(() => ({ failed: false }))

export function noteList(failed: boolean): void {
  if (useListFailure.getState().failed !== failed) useListFailure.setState({ failed })
}
