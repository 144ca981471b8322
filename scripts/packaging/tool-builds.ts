/** One download: a zip with ffmpeg, ffprobe or both. */
export interface ToolArchive {
  /** An address whose file never changes. */
  url: string
  /** Null until pinned: nothing is downloaded from this address before. */
  sha256: string | null
}

export interface ToolBuild {
  archives: readonly ToolArchive[]
  /** The source of exactly this FFmpeg: the licence requires to offer it. */
  source: string
  /** The maker's page on how it is built, and from what else. */
  recipe: string
  /** Whether the checksums were compared with a download when this table was written. */
  verified: boolean
}

export type Target = `${'darwin' | 'linux' | 'win32'}-${'arm64' | 'x64'}`

const released = 'https://ffmpeg.org/releases/ffmpeg-8.1.2.tar.xz'

/**
 * Returns static builds of https://ffmpeg.martin-riedl.de, which has a permanent address for each;
 * signed and notarized on macOS.
 */
const riedl = (folder: string, ffmpeg: string, ffprobe: string): ToolBuild => ({
  archives: [
    { url: `https://ffmpeg.martin-riedl.de/download/${folder}/ffmpeg.zip`, sha256: ffmpeg },
    { url: `https://ffmpeg.martin-riedl.de/download/${folder}/ffprobe.zip`, sha256: ffprobe }
  ],
  source: released,
  recipe: 'https://gitlab.com/martinr92/ffmpeg',
  verified: false
})

/**
 * The ffmpeg and ffprobe that a release ships, all under the GNU General Public License 3. None of
 * these addresses was reachable when this was written: the checksums are those that other public
 * repositories pin for them. `npm run fetch-tools -- --pin` prints the current checksums. BtbN
 * keeps the last build of a month for two years.
 */
export const toolBuilds: Readonly<Record<Target, ToolBuild>> = {
  'darwin-arm64': riedl(
    'macos/arm64/1783011502_8.1.2',
    'ef1aa60006c7b77ce170c1608c08d8e4ba1c30c5746f2ac986ded932d0ac2c3c',
    'c39787f4af7a3932502d2d48db6f6feaaa836b48a73ef78c32cc3285df61dfaf'
  ),
  'darwin-x64': riedl(
    'macos/amd64/1783018342_8.1.2',
    'a52ef43883f44c219766d4b3bdde4e635b35465d0b704c01c3a0566b59775df9',
    '5408ca588c8c72b0dde3afe676d0a7acf25ef97e55ae6eba5c7bede1cda42695'
  ),
  'linux-arm64': riedl(
    'linux/arm64/1783010599_8.1.2',
    'ab9e16864b6bf4ae7e13bbdbdc29621be11a5c547c57af8d4250e9fa2f5e6461',
    'fb78317b81cdeb614533be59e489019b754afd199670666af28f0e9574be395b'
  ),
  'linux-x64': riedl(
    'linux/amd64/1783011670_8.1.2',
    '56452c0bfc4ee0325cd615d62f46ba8264f62eed34f727c2224c6c84fa7b8719',
    'c6f2d36e98f9a4445fad0b0be539f4c4faf13fd502116bf131becd53f56cd390'
  ),
  'win32-arm64': {
    archives: [
      {
        url: 'https://github.com/BtbN/FFmpeg-Builds/releases/download/autobuild-2026-07-31-14-10/ffmpeg-n8.1.2-34-g9b6c8969e0-winarm64-gpl-8.1.zip',
        sha256: 'abf3b41c200ce5346b9bb5be6fe634c4720d891778d8921f7b36b76d002b3c96'
      }
    ],
    source: 'https://github.com/FFmpeg/FFmpeg/tree/9b6c8969e0',
    recipe: 'https://github.com/BtbN/FFmpeg-Builds',
    verified: false
  },
  'win32-x64': {
    archives: [
      {
        url: 'https://github.com/GyanD/codexffmpeg/releases/download/8.1.2/ffmpeg-8.1.2-essentials_build.zip',
        sha256: 'db580001caa24ac104c8cb856cd113a87b0a443f7bdf47d8c12b1d740584a2ec'
      }
    ],
    source: released,
    recipe: 'https://www.gyan.dev/ffmpeg/builds/',
    verified: false
  }
}
