import { z } from 'zod'

/**
 * How the browser returns to the app after TikTok's page, best first: the app's scheme, a local
 * port, a dead-end page at Aether, or no link: the account is connected in Aether's dashboard.
 */
export const returnWaySchema = z.enum(['app-link', 'loopback', 'page', 'dashboard'])
export type ReturnWay = z.infer<typeof returnWaySchema>

/** The account that is connected again; null when a new one is connected. */
const again = { profileId: z.string().nullable() }

/** State of connecting an account, for the window. Contains neither a link nor its secret. */
export const connectStateSchema = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('idle') }),
  /** A link is being made. */
  z.object({ stage: z.literal('preparing'), ...again }),
  z.object({
    stage: z.literal('waiting'),
    ...again,
    way: returnWaySchema,
    /** The browser came back; Aether does not list the account yet. */
    cameBack: z.boolean(),
    /** False while Aether cannot be asked. */
    reachable: z.boolean(),
    /** False when this Aether has no list of accounts: the profile id has to be typed in. */
    listed: z.boolean(),
    /** UTC instant at which waiting ends. */
    until: z.string()
  }),
  /** Aether lists these accounts now and did not before: the user chooses the right one. */
  z.object({ stage: z.literal('confirm'), ...again, candidates: z.array(z.string()).min(1) }),
  z.object({
    stage: z.literal('ended'),
    /** `late-return`: the browser returned to an app not running. `refused`: declined at TikTok. */
    outcome: z.enum(['connected', 'refused', 'timed-out', 'failed', 'late-return']),
    ...again,
    /** Why it failed, in a sentence. */
    message: z.string().nullable()
  })
])
export type ConnectState = z.infer<typeof connectStateSchema>
