import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Reading the sources anew is half of a short command's time. The cache lies with the packages, where nobody else writes;
// where it cannot be written, the line runs without it.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/command-line'))

const { runLine } = await import('./run-line.ts')
await runLine()
