import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../contract/app-error.ts'
import { thirdPartySchema } from '../../contract/third-party.ts'
import type { ThirdParty } from '../../contract/third-party.ts'

/** Reads the list that `scripts/packaging/third-party-plugin.ts` put beside the page's bundle. */
export async function readThirdParty(rendererDir: string): Promise<ThirdParty[]> {
  try {
    return z
      .array(thirdPartySchema)
      .parse(JSON.parse(await readFile(join(rendererDir, 'third-party.json'), 'utf8')))
  } catch (cause) {
    throw new AppError(
      'NO_LICENCE_LIST',
      'The list of licences is made when the app is built; this build lacks it.',
      { cause, retry: 'never' }
    )
  }
}
