import { isUtf8 } from 'node:buffer'

/** How many bytes of the start of a file `containerOf` needs. */
export const magicBytes = 4096

/** Top-level boxes that a QuickTime file without `ftyp` may start with. */
const quickTimeOpeners = new Set([
  'moov',
  'mdat',
  'wide',
  'free',
  'skip',
  'pnot',
  'uuid',
  'moof',
  'styp',
  'sidx'
])
const stillBrands = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
  'avif',
  'avis',
  'crx ',
  'jp2 ',
  'jpx ',
  'jxl '
])
const genericBrand = /^(?:iso[0-9a-z]|mp4[12]|avc1|M4V |MSNV|dash)$/

/** Signatures at the very start of a file; the first that matches names the container. */
const signatures: readonly (readonly [name: string, bytes: string])[] = [
  ['flv', 'FLV'],
  ['ogg', 'OggS'],
  ['mpegps', '\x00\x00\x01\xba'],
  ['mpegvideo', '\x00\x00\x01\xb3'],
  ['asf', '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'GIF8'],
  ['bmp', 'BM'],
  ['tiff', 'II*\x00'],
  ['tiff', 'MM\x00*'],
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04'],
  ['gzip', '\x1f\x8b'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['mp3', 'ID3'],
  ['mp3', '\xff\xfb'],
  ['mp3', '\xff\xf3'],
  ['aac', '\xff\xf1'],
  ['aac', '\xff\xf9'],
  ['flac', 'fLaC'],
  ['mxf', '\x06\x0e\x2b\x34\x02\x05\x01\x01'],
  ['realmedia', '.RMF']
]

const names: Readonly<Record<string, string>> = {
  mp4: 'MP4',
  mov: 'MOV',
  '3gp': '3GP',
  matroska: 'Matroska (MKV)',
  webm: 'WebM',
  avi: 'AVI',
  mpegts: 'MPEG-TS',
  flv: 'Flash video (FLV)',
  ogg: 'Ogg',
  mpegps: 'MPEG',
  mpegvideo: 'bare MPEG video',
  asf: 'Windows Media (WMV)',
  jpeg: 'JPEG picture',
  png: 'PNG picture',
  gif: 'GIF picture',
  bmp: 'BMP picture',
  tiff: 'TIFF picture',
  webp: 'WebP picture',
  heif: 'still picture (HEIC or AVIF)',
  pdf: 'PDF',
  zip: 'ZIP archive',
  gzip: 'gzip archive',
  '7z': '7-Zip archive',
  rar: 'RAR archive',
  mp3: 'MP3 sound',
  aac: 'AAC sound',
  wav: 'WAV sound',
  flac: 'FLAC sound',
  mxf: 'MXF',
  realmedia: 'RealMedia',
  playlist: 'playlist',
  text: 'text',
  unknown: 'unknown'
}

/** Returns a container's name for the user. */
export function containerName(container: string): string {
  return names[container] ?? container
}

/** Whether this is one of the two containers that can be posted. */
export function isSupportedContainer(container: string): boolean {
  return container === 'mp4' || container === 'mov'
}

/** Whether files of this container consist of boxes, which the box walk can read. */
export function hasBoxes(container: string): boolean {
  return isSupportedContainer(container) || container === '3gp'
}

/**
 * Names the container by a file's first bytes (`magicBytes`, or all there are), never by its name.
 * The major brand separates 'mp4' from 'mov'; without `ftyp` it is 'mov', as QuickTime wrote it.
 */
export function containerOf(head: Buffer): string {
  const type = head.length >= 8 ? head.toString('latin1', 4, 8) : ''
  if (type === 'ftyp') return isoContainer(head)
  if (quickTimeOpeners.has(type) && plausibleBoxSize(head.readUInt32BE(0))) return 'mov'
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3)
    return head.includes('webm', 4, 'latin1') ? 'webm' : 'matroska'
  if (head.toString('latin1', 0, 4) === 'RIFF') return riffContainer(head.toString('latin1', 8, 12))
  const found = signatures.find(([, bytes]) => head.toString('latin1', 0, bytes.length) === bytes)
  if (found) return found[0]
  if (isTransportStream(head)) return 'mpegts'
  return textual(head)
}

function plausibleBoxSize(size: number): boolean {
  return size === 0 || size === 1 || size >= 8
}

function isoContainer(head: Buffer): string {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const major = head.toString('latin1', 8, 12)
  if (major === 'qt  ') return 'mov'
  if (stillBrands.has(major)) return 'heif'
  if (!/^3g[2a-z]/.test(major)) return 'mp4'
  // Phones write MP4 videos with a 3GP major brand and list the MP4 brands after it.
  for (let at = 16; at + 4 <= end; at += 4)
    if (genericBrand.test(head.toString('latin1', at, at + 4))) return 'mp4'
  return '3gp'
}

function riffContainer(form: string): string {
  if (form === 'AVI ') return 'avi'
  if (form === 'WAVE') return 'wav'
  return form === 'WEBP' ? 'webp' : 'unknown'
}

/** Sync bytes 188 apart (192 with M2TS time codes), at least three if the file is that long. */
function isTransportStream(head: Buffer): boolean {
  const synced = (start: number, step: number) =>
    head.length > start + 2 * step && [0, 1, 2].every((n) => head[start + n * step] === 0x47)
  return synced(0, 188) || synced(4, 192)
}

function textual(head: Buffer): string {
  // The end of the window may cut the last character.
  const whole = head.subarray(0, Math.max(0, head.length - (head.length === magicBytes ? 4 : 0)))
  if (whole.length === 0 || whole.includes(0) || !(isUtf8(whole) || isUtf8(head))) return 'unknown'
  const text = whole.toString('utf8').replace(/^\uFEFF/, '')
  return /^(?:#EXTM3U|ffconcat version)/.test(text) ? 'playlist' : 'text'
}
