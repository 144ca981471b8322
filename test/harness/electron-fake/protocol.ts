import { demandNotReady, demandReady } from './ready.ts'
import { type Handler, handlers } from './scheme-server.ts'
import { schemes } from './schemes.ts'
import { strict } from './strict.ts'

let registered = false

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: { scheme: string; privileges?: Record<string, boolean> }[]) {
    demandNotReady('protocol.registerSchemesAsPrivileged')
    // Electron would forget the schemes of the first call without a word.
    if (registered) throw new Error('protocol.registerSchemesAsPrivileged can be called once')
    for (const { privileges = {} } of list) {
      if (privileges['codeCache'] && !privileges['standard'])
        throw new Error(
          'Code cache can only be enabled when the custom scheme is registered as standard scheme.'
        )
    }
    registered = true
    for (const { scheme, privileges = {} } of list) schemes.set(scheme, privileges)
  },
  handle(scheme: string, handler: Handler) {
    demandReady('protocol.handle')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    if (!schemes.has(scheme)) schemes.set(scheme, {})
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme)
})
