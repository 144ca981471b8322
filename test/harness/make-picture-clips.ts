import { randomBytes } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { runFfmpeg } from '../../src/engine/media/process/ffmpeg.ts'

interface Scene {
  name: string
  /** Colours of the sky from top to bottom, and of the sun, as red, green, blue. */
  colours: readonly [Rgb, Rgb, Rgb]
  durationS: number
  sizeMb: number
  sound?: false
  wide?: true
  /** Cut off in the middle, as a download that broke. */
  broken?: true
}
type Rgb = readonly [number, number, number]

const scenes: readonly Scene[] = [
  {
    name: '01 Sunrise over the lake.mp4',
    colours: [
      [64, 78, 148],
      [244, 162, 97],
      [255, 236, 179]
    ],
    durationS: 22,
    sizeMb: 1.6
  },
  {
    name: '02 Market day 🍋.mp4',
    colours: [
      [255, 209, 102],
      [239, 118, 86],
      [255, 250, 222]
    ],
    durationS: 31,
    sizeMb: 1.7
  },
  {
    name: '03 Rain in the old town.mp4',
    colours: [
      [38, 50, 56],
      [96, 125, 139],
      [176, 190, 197]
    ],
    durationS: 18,
    sizeMb: 1.5
  },
  {
    name: '04 Night train.mov',
    colours: [
      [13, 14, 44],
      [72, 52, 117],
      [240, 230, 255]
    ],
    durationS: 45,
    sizeMb: 2.1,
    sound: false
  },
  {
    name: '05 Tide pools.mp4',
    colours: [
      [0, 119, 140],
      [144, 224, 197],
      [255, 255, 240]
    ],
    durationS: 27,
    sizeMb: 3.1
  },
  {
    name: '06 Above the clouds.mp4',
    colours: [
      [58, 134, 214],
      [220, 236, 250],
      [255, 255, 255]
    ],
    durationS: 38,
    sizeMb: 2.4
  },
  {
    name: '07 Teaser.mp4',
    colours: [
      [120, 20, 60],
      [230, 80, 100],
      [255, 205, 178]
    ],
    durationS: 9,
    sizeMb: 0.8
  },
  {
    name: '08 Interview, wide.mp4',
    colours: [
      [90, 100, 80],
      [200, 200, 160],
      [250, 245, 220]
    ],
    durationS: 40,
    sizeMb: 2.8,
    wide: true
  },
  {
    name: '09 Half a download.mp4',
    colours: [
      [40, 90, 60],
      [170, 200, 120],
      [255, 240, 190]
    ],
    durationS: 20,
    sizeMb: 1.2,
    broken: true
  },
  {
    name: '10 Whole walk.mp4',
    colours: [
      [120, 80, 150],
      [250, 170, 140],
      [255, 240, 200]
    ],
    durationS: 75,
    sizeMb: 4.6
  }
]

/** How many of the clips the checks let through. */
export const fineClips = 6

/** Makes clips that are pleasant to look at: a sun in a sky, each in its own colours; some of them with what TikTok refuses. */
export async function makePictureClips(dir: string, ffmpegPath: string): Promise<void> {
  for (const scene of scenes) {
    const output = join(dir, scene.name)
    const second = join(dir, '.second.mp4')
    await runFfmpeg({
      ffmpegPath,
      inputs: [{ path: secondOf(scene), options: ['-f', 'lavfi'] }],
      outputOptions: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-t', '1'],
      output: second
    })
    await runFfmpeg({
      ffmpegPath,
      inputs: [
        { path: second, options: ['-stream_loop', String(scene.durationS - 1)] },
        ...(scene.sound === false ? [] : [{ path: 'sine=frequency=220', options: ['-f', 'lavfi'] }])
      ],
      outputOptions: [
        '-c:v',
        'copy',
        '-c:a',
        'aac',
        '-t',
        String(scene.durationS),
        '-movflags',
        '+faststart'
      ],
      output
    })
    rmSync(second)
    fill(output, scene.sizeMb * 1e6)
    if (scene.broken) truncateSync(output, Math.round(readFileSync(output).indexOf('mdat') * 1.5))
  }
}

/** One drawn frame, shown for a second that is then repeated: to draw and encode each would take minutes. */
function secondOf({ colours: [top, bottom, sun], wide }: Scene): string {
  const channel = (at: 0 | 1 | 2): string =>
    `if(lt(hypot(X-W*0.5,Y-H*0.42),28),${sun[at]},${top[at]}+(${bottom[at]}-${top[at]})*Y/H)`
  const [small, large] = wide ? ['320x180', '1280:720'] : ['180x320', '720:1280']
  return `color=s=${small}:r=30:d=0.03,format=gbrp,geq=r='${channel(0)}':g='${channel(1)}':b='${channel(2)}',scale=${large}:flags=bicubic,loop=loop=30:size=1:start=0,setpts=N/30/TB`
}

/** Drawn skies compress to nothing; a box that players skip brings a clip to the size of a real one. */
function fill(file: string, sizeBytes: number): void {
  const missing = Math.round(sizeBytes) - statSync(file).size
  if (missing < 8) return
  const head = Buffer.alloc(8)
  head.writeUInt32BE(missing)
  head.write('free', 4, 'latin1')
  appendFileSync(file, Buffer.concat([head, randomBytes(missing - 8)]))
}
