import type Aether from 'aether'
import { AetherError, type KeyHeader, type Post } from 'aether'

/** An id that no service has assigned. */
export const unknownId = 'doctor_no_such_id'

/** Most GETs of one run. */
export const mostGets = 9

/** The usual way to send a key, and those to try if it is refused. */
const keyHeaders: readonly (KeyHeader | undefined)[] = [
  undefined,
  { name: 'X-API-Key', scheme: null },
  { name: 'Authorization', scheme: 'Token' }
]

/**
 * Sends GETs only, each once, that show Aether's wire format to the creator of the clients.
 * @throws AetherError if Aether cannot be reached, or refuses the key in every header
 */
export async function askForWire(
  clientFor: (keyHeader?: KeyHeader) => Aether,
  signal: AbortSignal
): Promise<void> {
  const { posts } = await clientThatIsTaken(clientFor, signal)
  const first = await orError(posts.list({ signal }))
  const short = await orError(posts.list({ limit: 1, signal }))
  const listed = 'data' in first ? first.data : []
  const cursor = [short, first]
    .map((page) => ('data' in page ? page.nextCursor : null))
    .find((one) => one !== null)
  if (cursor) await orError(posts.list({ cursor, signal }))
  await orError(posts.list({ profileId: rarestProfile(listed) ?? unknownId, signal }))
  await orError(posts.get(unknownId, { signal }))
  const post = listed.find(({ status }) => status === 'published') ?? listed[0]
  if (post) await orError(posts.get(post.id, { signal }))
}

async function clientThatIsTaken(
  clientFor: (keyHeader?: KeyHeader) => Aether,
  signal: AbortSignal
): Promise<Aether> {
  const refusals: AetherError[] = []
  for (const keyHeader of keyHeaders) {
    const aether = clientFor(keyHeader)
    const answer = await orError(aether.profiles.list({ signal }))
    if (!(answer instanceof AetherError) || ![undefined, 401, 403].includes(answer.status))
      return aether
    if (answer.status === undefined) throw answer
    refusals.push(answer)
  }
  throw refusals[0]
}

/** A refused call, or an answer that the SDK cannot read, shows the wire format just as well. */
const orError = <Answer>(call: Promise<Answer>): Promise<Answer | AetherError> =>
  call.catch((error: unknown) => {
    if (error instanceof AetherError) return error
    throw error
  })

/** The account with fewest of these posts, so its list differs; undefined if there is only one. */
function rarestProfile(posts: readonly Post[]): string | undefined {
  const [rarest, ...others] = [
    ...Map.groupBy(
      posts.flatMap(({ profileId }) => profileId ?? []),
      (id) => id
    )
  ].toSorted(([, a], [, b]) => a.length - b.length)
  return others.length > 0 ? rarest?.[0] : undefined
}
