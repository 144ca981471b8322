import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ThirdParty } from '../../src/contract/third-party.ts'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional()
    })
  )
})
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z
    .union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)])
    .optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
  repository: z
    .union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)])
    .optional(),
  homepage: z.string().optional()
})

/**
 * Lists all third-party components of the app, by name: the production packages of the lockfile,
 * the packages in the window's bundle, and the separate programs.
 * @param root folder of this repository
 * @param bundled folders of packages below it, with forward slashes: "node_modules/react"
 */
export function listThirdParty(root: string, bundled: Iterable<string>): ThirdParty[] {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  )
  const production = Object.entries(packages)
    .filter(
      ([path, { dev, optional, link }]) =>
        path.startsWith('node_modules/') && dev !== true && optional !== true && link !== true
    )
    .map(([path]) => path)
  // A package for another system is in the lockfile, but neither installed here nor in this
  // package.
  const folders = [...new Set([...production, ...bundled])].filter((path) =>
    existsSync(join(root, path, 'package.json'))
  )
  const byName = new Map<string, ThirdParty>()
  for (const one of [...folders.map((path) => readPackage(join(root, path))), ...programs(root)])
    byName.set(`${one.name} ${one.version}`, one)
  return [...byName.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en')
  )
}

function readPackage(folder: string): ThirdParty {
  const { name, version, license, licenses, repository, homepage } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  )
  const licence = license ?? licenses?.map(({ type }) => type).join(' OR ') ?? ''
  return {
    name,
    version,
    licence,
    link: linkOf(repository) ?? homepage ?? null,
    text: textIn(folder)
  }
}

/**
 * Converts a repository from npm's form ("git+https://github.com/a/b.git", "github:a/b", "a/b") to
 * a web address.
 */
function linkOf(repository: string | undefined): string | null {
  if (repository === undefined) return null
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(repository)?.[1]
  if (short !== undefined) return `https://github.com/${short}`
  const url = repository
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/\.git$/, '')
  return url.startsWith('https://') ? url : null
}

/** Returns the licence files of a package, and its NOTICE. */
function textIn(folder: string): string | null {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name }) => name)
  const texts = files
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .filter((text) => text !== '')
  return texts.length === 0 ? null : texts.join('\n\n')
}

/** Returns the components that are not npm packages: the bundled programs. */
function programs(root: string): ThirdParty[] {
  const electron = readPackage(join(root, 'node_modules/electron'))
  return [
    electron,
    {
      name: 'Chromium',
      version: '',
      licence: 'BSD-3-Clause and others',
      link: 'https://www.chromium.org',
      text: 'Electron contains Chromium, Node.js and the libraries that these are made of. Their licences are in LICENSES.chromium.html, which is installed beside the app’s binary.'
    },
    {
      name: 'FFmpeg',
      version: '',
      licence: 'GPL or LGPL, by the build',
      link: 'https://ffmpeg.org/legal.html',
      text: 'ffmpeg and ffprobe are programs of their own in the folder “bin” of the app’s resources, which the app starts and is not linked with. The licence of exactly this build lies beside them; most builds come under the GNU General Public License, whose source is to be had from whoever made the build, at https://ffmpeg.org/download.html. H.264 and H.265 may be covered by patents.'
    }
  ]
}

/** Formats the list as a text for the package. */
export function noticesOf(list: readonly ThirdParty[]): string {
  const line = '-'.repeat(80)
  const sections = list.map(
    ({ name, version, licence, link, text }) =>
      `${line}\n${`${name} ${version}`.trim()}\nLicence: ${licence}${link === null ? '' : `\n${link}`}\n\n${text ?? 'The package brings no text of its licence; it is at the address above.'}\n`
  )
  return `THIRD-PARTY NOTICES\n\nAether Uploader is made of, and comes with, the following works of others, each under the licence that is named with it.\n\n${sections.join('\n')}`
}
