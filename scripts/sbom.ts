// `node scripts/sbom.ts <file>`: writes the SBOM (CycloneDX) of the app that `npm run build` left
// in out.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { thirdPartySchema } from '../src/contract/third-party.ts'
import { appSbom } from './packaging/sbom.ts'

const root = join(import.meta.dirname, '..')
const [file] = process.argv.slice(2)
if (file === undefined)
  throw new Error('Name the file to write: node scripts/sbom.ts sbom.cdx.json')
const list = z
  .array(thirdPartySchema)
  .parse(JSON.parse(readFileSync(join(root, 'out/renderer/third-party.json'), 'utf8')))
const all = execFileSync(
  'npm',
  ['sbom', '--package-lock-only', '--sbom-type=application', '--sbom-format=cyclonedx'],
  { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000, shell: process.platform === 'win32' }
)
writeFileSync(file, `${JSON.stringify(appSbom(JSON.parse(all), list), null, 2)}\n`)
