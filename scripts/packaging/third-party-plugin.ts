import type { Plugin, Rollup } from 'vite'
import { listThirdParty, noticesOf } from './third-party.ts'

/** The style sheet holds some of these, where no module says so. */
const inStyles = ['node_modules/tailwindcss', 'node_modules/sonner']

const packageFolder = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/

/**
 * Two plugins that list everything by others: `collect` notes what a bundle holds, `write` adds its own bundle and writes the list
 * beside it, as JSON for the window and as a text for the package. The list is made with each build and not kept in the repository:
 * it follows from the lockfile and from what went into the bundles, and could only be out of date.
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
