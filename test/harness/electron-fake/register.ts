// node --import ./register.ts out/main/index.js: from here on 'electron' is the stand-in, for import and require alike.
import { registerHooks } from 'node:module'

const standIn = new URL('./index.ts', import.meta.url).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (specifier, context, next) => (names.has(specifier) ? { url: standIn, format: 'module-typescript', shortCircuit: true } : next(specifier, context))
})
