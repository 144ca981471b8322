import { z } from 'zod'

/**
 * How the browser returns to the app from TikTok's page, best first: the app's scheme, a local
 * port, an Aether page without a way back, or no link: the user connects in Aether's dashboard.
 */
export const returnWaySchema = z.enum(['app-link', 'loopback', 'page', 'dashboard'])
export type ReturnWay = z.infer<typeof returnWaySchema>

/** The account that is being reconnected; null when a new one is connected. */
const again = { profileId: z.string().nullable() }

/** State of connecting an account, for the window. Contains neither the link nor its secret. */
export const connectStateSchema = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('idle') }),
  /** The app requests a link. */
  z.object({ stage: z.literal('preparing'), ...again }),
  z.object({
    stage: z.literal('waiting'),
    ...again,
    way: returnWaySchema,
    /** The browser returned; Aether does not list the account yet. */
    cameBack: z.boolean(),
    /** False while Aether cannot be reached. */
    reachable: z.boolean(),
    /** False when this Aether has no list of accounts: the user has to type the profile id. */
    listed: z.boolean(),
    /** UTC instant at which the app stops waiting. */
    until: z.string()
  }),
  /** Aether now lists these new accounts: the user chooses the right one. */
  z.object({ stage: z.literal('confirm'), ...again, candidates: z.array(z.string()).min(1) }),
  z.object({
    stage: z.literal('ended'),
    /**
     * `late-return`: the browser returned while the app was not running. `refused`: declined at
     * TikTok.
     */
    outcome: z.enum(['connected', 'refused', 'timed-out', 'failed', 'late-return']),
    ...again,
    /** Why connecting failed, in a sentence. */
    message: z.string().nullable()
  })
])
export type ConnectState = z.infer<typeof connectStateSchema>
