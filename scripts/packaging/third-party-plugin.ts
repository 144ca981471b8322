import type { Plugin, Rollup } from 'vite'
import { listThirdParty, noticesOf } from './third-party.ts'

/** The style sheet contains parts of these packages, although no module imports them. */
const inStyles = ['node_modules/tailwindcss', 'node_modules/sonner']

const packageFolder = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/

/**
 * Returns two plugins that list all third-party components: `collect` records the packages in a
 * bundle, `write` adds its own bundle and writes the list beside it, as JSON for the window and as
 * text for the package. Each build makes the list; it is not in the repository: it follows from the
 * lockfile and the bundles, and could only be out of date.
 */
export function thirdPartyNotices(root: string): { collect: Plugin; write: Plugin } {
  const folders = new Set(inStyles)
  const note = (bundle: Rollup.OutputBundle): void => {
    for (const file of Object.values(bundle)) {
      for (const id of file.type === 'chunk' ? file.moduleIds : []) {
        const folder = packageFolder.exec(id.replaceAll('\\', '/'))?.[0]
        if (folder !== undefined) folders.add(folder)
      }
    }
  }
  return {
    collect: {
      name: 'third-party-collect',
      generateBundle(_options, bundle) {
        note(bundle)
      }
    },
    write: {
      name: 'third-party-notices',
      generateBundle(_options, bundle) {
        note(bundle)
        const list = listThirdParty(root, folders)
        this.emitFile({ type: 'asset', fileName: 'third-party.json', source: JSON.stringify(list) })
        this.emitFile({
          type: 'asset',
          fileName: 'THIRD-PARTY-NOTICES.txt',
          source: noticesOf(list)
        })
      }
    }
  }
}
