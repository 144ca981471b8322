// `npm start`, `npm run dev` and `npm run preview`. The rest is TypeScript, which an older Node
// cannot read: it is imported after the check.
import './require-node-24.mjs'

await import('./start/start.ts')
