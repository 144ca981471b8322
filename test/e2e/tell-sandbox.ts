import { sandboxApiKey } from '../../src/sandbox/index.ts'

/** Tells a running sandbox what to do, over its own door for tests. Throws when it does not take it. */
export async function tellSandbox(
  origin: string,
  what: 'faults' | 'profiles',
  body: object
): Promise<void> {
  const answer = await fetch(`${origin}/_sandbox/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandboxApiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body)
  })
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`)
}
