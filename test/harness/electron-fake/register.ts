// node --import ./register.ts out/main/index.js: from here on 'electron' is the stand-in, for import and require alike.
import { registerHooks } from 'node:module'
import { originalModules } from './original-fs.ts'
import './crypto.ts'

const standIn = new URL('./index.ts', import.meta.url).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (specifier, context, next) => {
    if (names.has(specifier))
      return { url: standIn, format: 'module-typescript', shortCircuit: true }
    if (specifier in originalModules)
      return { url: `stand-in:${specifier}`, format: 'module', shortCircuit: true }
    return next(specifier, context)
  },
  load: (url, context, next) =>
    url.startsWith('stand-in:')
      ? {
          format: 'module',
          source: originalModules[url.slice('stand-in:'.length)] ?? '',
          shortCircuit: true
        }
      : next(url, context)
})
