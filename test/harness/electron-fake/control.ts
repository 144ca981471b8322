/** What the app under the stand-in tells the driver that started it. */
export type Report =
  | { type: 'browser'; cdpEndpoint: string }
  | { type: 'window-ready' }
  | { type: 'dialog'; kind: 'open' | 'save' | 'message' | 'error'; options: unknown }
  | { type: 'external-url'; url: string }
  | { type: 'notification'; title: string; body: string }
  | { type: 'menu-choice'; id: string; refusal: string | null }
  | { type: 'page-message'; level: string; text: string }
  | { type: 'unimplemented'; message: string }
  | { type: 'note'; what: string; value: unknown }

/** What the driver asks of the app, in place of a person at the desk. */
export type Order =
  | { order: 'answer-dialog'; value: unknown }
  | { order: 'quit' }
  | { order: 'close-window' }
  | { order: 'choose-menu-item'; id: string }
  | { order: 'click-notification'; index: number }
  | { order: 'open-deep-link'; url: string }
  | { order: 'shut-down' }
  | { order: 'end-session' }
  | { order: 'unlock-keychain' }

/** Tells the driver; nothing happens when the app was started without one. */
export function report(message: Report): void {
  if (process.connected) process.send?.(message)
}

type OrderOf<K extends Order['order']> = Extract<Order, { order: K }>

/** Calls back on each order of this kind. */
export function onOrder<K extends Order['order']>(kind: K, listener: (order: OrderOf<K>) => void): void {
  const isMine = (message: Order): message is OrderOf<K> => message.order === kind
  process.on('message', (message: Order) => {
    if (isMine(message)) listener(message)
  })
}

// Without its driver nobody would ever close the app.
process.once('disconnect', () => process.exit(1))
