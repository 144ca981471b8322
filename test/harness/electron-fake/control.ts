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
  | { order: 'open-url'; url: string }
  | { order: 'expect-drop'; paths: readonly string[] }
  | { order: 'unlock-keychain' }
  | { order: 'end-session' }
  | { order: 'shut-down' }

const hearers = new Set<(message: Report) => void>()

/** Tells the driver; nothing happens when the app was started without one. */
export function report(message: Report): void {
  for (const hear of hearers) hear(message)
  if (process.connected) process.send?.(message)
}

type OrderOf<K extends Order['order']> = Extract<Order, { order: K }>

/** Calls back on each order of this kind. */
export function onOrder<K extends Order['order']>(
  kind: K,
  listener: (order: OrderOf<K>) => void
): void {
  const isMine = (message: Order): message is OrderOf<K> => message.order === kind
  process.on('message', (message: Order) => {
    if (isMine(message)) listener(message)
  })
}

/** The desk for a list of assertions that runs inside of the app: the same orders and reports, without a driver. */
const desk = {
  order: (order: Order) => process.emit('message', order, undefined),
  hear(hear: (message: Report) => void): () => void {
    hearers.add(hear)
    return () => {
      hearers.delete(hear)
    }
  }
}
Object.defineProperty(process, 'standIn', { value: desk })
declare global {
  namespace NodeJS {
    interface Process {
      standIn?: typeof desk & { originals?: object }
      /** Node's own end, without 'exit'. */
      reallyExit(code?: number): never
    }
  }
}

// Without its driver nobody would ever close the app.
process.once('disconnect', () => process.reallyExit(1))
