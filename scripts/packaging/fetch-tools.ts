import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Target, ToolArchive, ToolBuild } from './tool-builds.ts'

/**
 * Downloads ffmpeg and ffprobe for one target to `<folder>/<target>`, with their licence, as
 * `collect-tools.ts` expects them. Throws an error with a sentence, and leaves nothing in that
 * folder, if an archive has no checksum, does not match it or lacks a program.
 */
export async function fetchTools(target: Target, build: ToolBuild, folder: string): Promise<void> {
  const suffix = target.startsWith('win32') ? '.exe' : ''
  const names = [`ffmpeg${suffix}`, `ffprobe${suffix}`]
  const into = join(folder, target)
  await rm(into, { recursive: true, force: true })
  const found = new Map<string, Uint8Array>()
  for (const archive of build.archives) {
    for (const [name, bytes] of unpack(archive, await downloadPinned(target, archive), names))
      found.set(name, bytes)
  }
  const missing = names.filter((name) => !found.has(name))
  if (missing.length > 0)
    throw new Error(
      `There is no ${missing.join(' and no ')} in ${build.archives.map(({ url }) => url).join(', ')}`
    )
  const licence = await readFile(join(import.meta.dirname, 'GPL-3.0.txt'), 'utf8')
  await mkdir(into, { recursive: true })
  for (const [name, bytes] of found) await writeFile(join(into, name), bytes, { mode: 0o755 })
  await writeFile(join(into, 'LICENSE.txt'), `${origin(build)}\n${licence}`)
}

/** Returns the checksums of a build's current files, for the table; keeps no files. */
export async function pinTools(build: ToolBuild): Promise<string[]> {
  const lines: string[] = []
  for (const { url } of build.archives) lines.push(`${sha256Of(await download(url))}  ${url}`)
  return lines
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function downloadPinned(target: Target, { url, sha256 }: ToolArchive): Promise<Uint8Array> {
  if (sha256 === null) {
    throw new Error(
      `${url} has no checksum in scripts/packaging/tool-builds.ts, so nothing is taken from it. \`npm run fetch-tools -- --pin ${target}\` prints the one to write there; compare it with what its maker publishes.`
    )
  }
  const bytes = await download(url)
  const actual = sha256Of(bytes)
  if (actual !== sha256)
    throw new Error(
      `${url} is not the file that was pinned: its SHA-256 is ${actual} and not ${sha256}. Nothing of it was kept.`
    )
  return bytes
}

async function download(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`the server answers ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    throw new Error(
      `${url} could not be downloaded: ${cause instanceof Error ? cause.message : message}`,
      { cause: error }
    )
  }
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? ''

function unpack(
  { url }: ToolArchive,
  bytes: Uint8Array,
  names: readonly string[]
): [string, Uint8Array][] {
  const files = Object.entries(
    unzipSync(bytes, { filter: ({ name }) => names.includes(nameOf(name)) })
  ).map(([path, content]): [string, Uint8Array] => [nameOf(path), content])
  for (const [name, content] of files) {
    // Each program contains the options of its build.
    if (
      Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(
        '--enable-nonfree'
      )
    )
      throw new Error(`${name} in ${url} was built with --enable-nonfree: nobody may pass it on.`)
  }
  return files
}

const origin = ({ archives, source, recipe }: ToolBuild): string =>
  [
    'ffmpeg and ffprobe are programs of FFmpeg (https://ffmpeg.org), unchanged, from',
    ...archives.map(({ url }) => `  ${url}`),
    `Source: ${source}`,
    `How they were built, and the source of what they contain: ${recipe}`,
    'They come under the license below, without any warranty.',
    ''
  ].join('\n')
