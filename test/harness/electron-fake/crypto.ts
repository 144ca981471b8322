// Electron is built with BoringSSL, which knows less than Node's OpenSSL. What it surely has is let through.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { refuse } from './strict.ts'

type Call = (algorithm: unknown, ...args: unknown[]) => unknown
const hashes = /^(?:md5|sha-?(?:1|224|256|384|512))$/i
const known = {
  hash: hashes,
  createHash: hashes,
  createHmac: hashes,
  createCipheriv: /^aes-(?:128|256)-(?:cbc|ctr|gcm)$/i,
  createDecipheriv: /^aes-(?:128|256)-(?:cbc|ctr|gcm)$/i
}
for (const [name, algorithms] of Object.entries(known)) {
  const original = (crypto as unknown as Record<string, Call>)[name]
  const guarded: Call = (algorithm, ...args) =>
    algorithms.test(String(algorithm))
      ? original?.(algorithm, ...args)
      : refuse(`runtime: crypto.${name}('${String(algorithm)}')`)
  Object.assign(crypto, { [name]: guarded })
}
syncBuiltinESMExports()
