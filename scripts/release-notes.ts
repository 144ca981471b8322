// Handles the changelog for a release (docs/packaging.md).
//   node scripts/release-notes.ts v0.2.0    prints this tag's section; the tag must match the
//                                           version in package.json
//   node scripts/release-notes.ts --begin   turns the unreleased section into that version's;
//                                           `npm version` runs it
import { readFileSync, writeFileSync } from 'node:fs'
import { appVersion } from '../src/engine/app-version.ts'
import { beginSection, releaseNotes } from './packaging/changelog.ts'

const file = new URL('../CHANGELOG.md', import.meta.url)
const {
  GITHUB_SERVER_URL: server = 'https://github.com',
  GITHUB_REPOSITORY: repository = 'OWNER/REPOSITORY'
} = process.env
const [tag = ''] = process.argv.slice(2)
const tree = `${server}/${repository}/blob/${tag}`
try {
  if (tag === '--begin')
    writeFileSync(
      file,
      beginSection(readFileSync(file, 'utf8'), appVersion, new Date().toISOString().slice(0, 10))
    )
  else if (tag !== `v${appVersion}`)
    throw new Error(
      `The tag is "${tag}", but package.json has version ${appVersion}: the tag has to be v${appVersion}.`
    )
  else console.log(releaseNotes(readFileSync(file, 'utf8'), appVersion, tree))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
