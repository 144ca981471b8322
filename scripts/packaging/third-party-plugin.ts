import type { Plugin } from 'vite'
import { listThirdParty, noticesOf } from './third-party.ts'

/** The style sheet holds some of these, where no module says so. */
const inStyles = ['node_modules/tailwindcss', 'node_modules/sonner']

/**
 * Writes the list of everything by others beside the window's bundle: as JSON for the window, and as a text for the package. Made with each build
 * and not kept in the repository: it follows from the lockfile and from what really went into the bundle, and could only be out of date.
 */
export function thirdPartyNotices(root: string): Plugin {
  return {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? file.moduleIds : []
      )
      const folders = modules.flatMap(
        (id) =>
          /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(
            id.replaceAll('\\', '/')
          ) ?? []
      )
      const list = listThirdParty(root, [...inStyles, ...folders])
      this.emitFile({ type: 'asset', fileName: 'third-party.json', source: JSON.stringify(list) })
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: noticesOf(list) })
    }
  }
}
