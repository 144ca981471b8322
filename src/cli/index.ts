import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Compiling the sources takes half of a short command's time. The cache is beside the packages,
// where nobody else writes; if it cannot be written, the command runs without it.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/command-line'))

const { runProcess } = await import('./main.ts')
await runProcess()
