import { z } from 'zod'
import { nothing } from '../inputs.ts'

/** How the app reaches the network: by the system's proxy, the one set here, or directly. */
export const proxyModeSchema = z.enum(['system', 'manual', 'none'])

/** The proxy as the window shows it. No call returns its password. */
export const proxyStateSchema = z.object({
  mode: proxyModeSchema,
  /** "http://proxy.example:8080"; empty if none is set. Kept while another mode is chosen. */
  address: z.string(),
  user: z.string(),
  /**
   * `session`: no keychain stored it; forgotten at quit. `locked`: its keychain stayed locked.
   * `unreadable`: the keychain no longer decrypts it. Null without a password.
   */
  kept: z.enum(['keychain', 'session', 'locked', 'unreadable']).nullable()
})
export type ProxyState = z.infer<typeof proxyStateSchema>

/** Calls about the proxy. */
export const networkCalls = {
  'network.proxy': { input: nothing, output: proxyStateSchema },
  /**
   * The only call that carries the proxy's password; no call returns it. Absent keeps the stored
   * one if address and user are unchanged, so that a hijacked page cannot redirect it. Empty
   * deletes it.
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
