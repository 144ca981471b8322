/** Whether the app has been ready. Much of Electron refuses to be used before, some of it afterwards: an app that has the order wrong fails at its start. */
let ready = false

export const becomeReady = (): void => {
  ready = true
}
export const isReady = (): boolean => ready

export function demandReady(what: string): void {
  if (!ready) throw new Error(`${what} cannot be used before the app is ready`)
}

export function demandNotReady(what: string): void {
  if (ready) throw new Error(`${what} can only be called before app is ready`)
}
