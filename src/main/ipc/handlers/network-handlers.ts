import type { networkCalls } from '../../../contract/ipc/network-calls.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** The way out to the network. */
export function networkHandlers({ proxy }: HandlerContext): HandlersOf<typeof networkCalls> {
  return { 'network.proxy': () => proxy.state(), 'network.setProxy': (change) => proxy.set(change) }
}
