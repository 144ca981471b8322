import { z } from 'zod'
import { nothing } from '../inputs.ts'

/** Which way leads out to the network: the system's proxy, the one set here, or none. */
export const proxyModeSchema = z.enum(['system', 'manual', 'none'])

/** The proxy as the window shows it. Its password never comes back. */
export const proxyStateSchema = z.object({
  mode: proxyModeSchema,
  /** "http://proxy.example:8080"; empty while none is set. Kept while another mode is chosen. */
  address: z.string(),
  user: z.string(),
  /**
   * `session`: no keychain took it; forgotten at quit. `locked`: its keychain stayed locked.
   * `unreadable`: the keychain no longer opens it. Null without a password.
   */
  kept: z.enum(['keychain', 'session', 'locked', 'unreadable']).nullable()
})
export type ProxyState = z.infer<typeof proxyStateSchema>

/** The way out to the network. */
export const networkCalls = {
  'network.proxy': { input: nothing, output: proxyStateSchema },
  /**
   * The only call that carries the proxy's password; no call returns it. Absent keeps the stored
   * one if address and user stay, so that a hijacked page cannot redirect it. Empty forgets it.
   */
  'network.setProxy': {
    input: z.strictObject({
      mode: proxyModeSchema,
      address: z.string().trim().max(300),
      user: z.string().max(200),
      password: z.string().max(1000).optional()
    }),
    output: proxyStateSchema
  }
} as const
