import { z } from 'zod'
import { startChild } from '../harness/child.ts'

/** The account that every new sandbox has. */
export const profileId = 'tiktok_demo'

/** Runs `work` against a new sandbox in a process of its own, so that no round pays for the posts of another. */
export async function withSandbox<T>(
  stateDir: string,
  work: (baseUrl: string) => Promise<T>
): Promise<T> {
  const sandbox = startChild(new URL('sandbox-child.ts', import.meta.url))
  try {
    return await work(z.string().parse(await sandbox.ask({ stateDir })))
  } finally {
    await sandbox.close()
  }
}
