// `node test/architecture/write-lint-overrides.ts`: writes the table's overrides to .oxlintrc.json,
// after those written by hand.
import { readFileSync, writeFileSync } from 'node:fs'
import { isGenerated, lintOverrides, readLintConfig } from './lint-overrides.ts'

const path = new URL('../../.oxlintrc.json', import.meta.url)
const config = readLintConfig(readFileSync(path, 'utf8'))
const byHand = config.overrides.filter((override) => !isGenerated(override))
writeFileSync(
  path,
  `${JSON.stringify({ ...config, overrides: [...byHand, ...lintOverrides()] }, null, 2)}\n`
)
