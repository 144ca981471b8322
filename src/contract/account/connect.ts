import { z } from 'zod'

/**
 * How the browser finds back to the app after TikTok's page, best first: the app's own scheme, a port of this computer,
 * a page of Aether's that leads nowhere, or no link at all, so that the account is connected in Aether's dashboard.
 */
export const returnWaySchema = z.enum(['app-link', 'loopback', 'page', 'dashboard'])
export type ReturnWay = z.infer<typeof returnWaySchema>

/** The account that is connected again; null when a new one is connected. */
const again = { profileId: z.string().nullable() }

/** Where connecting an account stands, as the window shows it. Carries neither a link nor the secret in it. */
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
  /** Aether lists these accounts now and did not before: a person says which one it is. */
  z.object({ stage: z.literal('confirm'), ...again, candidates: z.array(z.string()).min(1) }),
  z.object({
    stage: z.literal('ended'),
    /** `late-return`: the browser came back to an app that was not running. `refused`: TikTok's page was answered with no. */
    outcome: z.enum(['connected', 'refused', 'timed-out', 'failed', 'late-return']),
    ...again,
    /** Why it failed, in a sentence. */
    message: z.string().nullable()
  })
])
export type ConnectState = z.infer<typeof connectStateSchema>
