import { z } from 'zod'
import { startSandbox } from '../../src/sandbox/index.ts'
import { serve } from '../harness/child.ts'

const orderSchema = z.object({ stateDir: z.string() })
const manyPerS = 1_000_000

let close: () => Promise<void> = async () => undefined

/** A sandbox that never waits, looks into no file and never says "too many". */
serve(
  async (order) => {
    const { stateDir } = orderSchema.parse(order)
    const sandbox = await startSandbox({
      stateDir,
      port: 0,
      processingMs: 0,
      dailyLimit: manyPerS,
      rateLimitPerS: manyPerS,
      rateLimitBurst: manyPerS,
      ffprobePath: null
    })
    close = () => sandbox.close()
    return sandbox.baseUrl
  },
  () => close()
)
