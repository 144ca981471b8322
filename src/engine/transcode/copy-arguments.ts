import { localVideoAlone, typed } from '../media/process/tool-arguments.ts'
import type { CopyFrame } from './copy-frame.ts'
import type { CopyPlan, PicturePlan } from './copy-plan.ts'

type EncodedPicture = Extract<PicturePlan, { kind: 'encode' }>

const demuxers: ReadonlyMap<string, string> = new Map([
  ['mp4', 'mov'],
  ['mov', 'mov'],
  ['3gp', 'mov'],
  ['webm', 'matroska']
])

/**
 * Returns options to read the video like the checks, in the format of its first bytes: by default,
 * ffmpeg treats `video%03d.png` as an image sequence.
 */
export function copyInputOptions({ container }: Pick<CopyPlan, 'container'>): string[] {
  return [...localVideoAlone, '-f', demuxers.get(container) ?? container]
}

/**
 * Returns ffmpeg's output arguments. Maps only the video's own picture and first sound, and no
 * metadata: drops the recording place and any location track. ffmpeg itself applies the rotation.
 */
export function copyArguments(plan: CopyPlan): string[] {
  return [
    ...typed('-v error -stats -y -map 0:V:0'),
    ...(plan.sound === 'none' ? [] : ['-map', '0:a:0']),
    ...typed('-map_metadata -1 -map_chapters -1 -dn -sn'),
    ...(plan.cutS === null ? [] : ['-t', plan.cutS.toFixed(3)]),
    ...pictureArguments(plan.picture),
    ...soundArguments[plan.sound],
    ...typed('-max_muxing_queue_size 9999 -movflags +faststart -f mp4')
  ]
}

const soundArguments: Readonly<Record<CopyPlan['sound'], readonly string[]>> = {
  none: [],
  copy: ['-c:a', 'copy'],
  encode: typed('-c:a aac -b:a 192k -ac 2 -ar 48000')
}

/** Prefers quality to size, and speed to the last tenth of size: TikTok encodes every video. */
function pictureArguments(picture: PicturePlan): string[] {
  if (picture.kind === 'copy')
    return ['-c:v', 'copy', ...(picture.codec === 'hevc' ? ['-tag:v', 'hvc1'] : [])]
  const { mostBitsPerS, toneMap, fromRgb } = picture
  return [
    '-vf',
    filterChain(picture),
    ...typed('-c:v libx264 -preset veryfast -crf 18 -profile:v high -pix_fmt yuv420p'),
    ...typed(`-maxrate ${mostBitsPerS} -bufsize ${mostBitsPerS * 2}`),
    ...(toneMap || fromRgb
      ? typed('-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv')
      : [])
  ]
}

/** Drops, crops and shrinks frames first, so that the costly filters have the least to do. */
function filterChain({ frame, rate, deinterlace, toneMap, fromRgb }: EncodedPicture): string {
  const matrix = fromRgb ? ':out_color_matrix=bt709' : ''
  const { width, height } = frame.kind === 'crop' ? frame : frame.inner
  return [
    ...(deinterlace ? ['bwdif=mode=0'] : []),
    `fps=${rate.num}/${rate.den}`,
    ...(frame.kind === 'crop'
      ? [
          `crop=iw*${share(frame.width / frame.inner.width)}:ih*${share(frame.height / frame.inner.height)}`
        ]
      : []),
    `scale=${width}:${height}:flags=bicubic${toneMap ? '' : `:out_range=tv${matrix}`}`,
    'setsar=1',
    ...(toneMap
      ? [
          'zscale=t=linear:npl=100',
          'format=gbrpf32le',
          'zscale=p=bt709',
          'tonemap=hable:desat=0',
          'zscale=t=bt709:m=bt709:r=tv'
        ]
      : []),
    'format=yuv420p',
    ...framing(frame)
  ].join(',')
}

function share(value: number): string {
  return Math.min(1, value).toFixed(6)
}

function framing(frame: CopyFrame): string[] {
  const { kind, width, height } = frame
  switch (kind) {
    case 'scale':
    case 'crop':
      return []
    case 'pad':
      return [`pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:black`, 'setsar=1']
    case 'blur':
      return [
        `split[front][back];${background(frame)};[filled][front]overlay=(W-w)/2:(H-h)/2`,
        'setsar=1'
      ]
  }
}

/** Fills the frame with the picture's middle; blurs it at 1/4 size: faster, and looks the same. */
function background({ width, height, inner }: CopyFrame): string {
  const [w, h] = [Math.round(width / 8) * 2, Math.round(height / 8) * 2]
  const isWider = inner.width * height > inner.height * width
  const middle = isWider
    ? [even((inner.height * width) / height), inner.height]
    : [inner.width, even((inner.width * height) / width)]
  return `[back]crop=${middle.join(':')},scale=${w}:${h}:flags=bilinear,boxblur=10:3,scale=${width}:${height}:flags=bilinear,setsar=1[filled]`
}

function even(px: number): number {
  return Math.max(2, Math.floor(px / 2) * 2)
}
