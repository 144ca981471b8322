import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { runFfmpeg } from '../../../engine/media/process/ffmpeg.ts'
import { base, clips, type Clip, type Recipe } from './clip-plan.ts'

/** Two at once: encoding fills a core each, and a laptop has work besides. */
const atOnce = 2

const encoding =
  '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -b:a 64k -movflags +faststart'.split(
    ' '
  )

/** Makes all clips of the plan in `folder`. Encodes three small ones; the others copy the first. */
export async function makeClips(
  folder: string,
  ffmpegPath: string,
  signal: AbortSignal
): Promise<void> {
  const limit = pLimit(atOnce)
  const [first, ...others] = clips
  const pathOf = (clip: Clip): string => path.join(folder, clip.name)
  const make = (clip: Clip): Promise<void> =>
    limit(() => makeClip(clip.recipe, pathOf(clip), pathOf(first), ffmpegPath, signal))
  const encoded = others.filter((clip) => clip.recipe.kind === 'encode')
  const copied = others.filter((clip) => clip.recipe.kind !== 'encode')
  await Promise.all([make(first).then(() => Promise.all(copied.map(make))), ...encoded.map(make)])
}

async function makeClip(
  recipe: Recipe,
  output: string,
  basePath: string,
  ffmpegPath: string,
  signal: AbortSignal
): Promise<void> {
  switch (recipe.kind) {
    case 'encode':
      return runFfmpeg({
        ffmpegPath,
        output,
        signal,
        inputs: [
          `smptebars=size=${recipe.width}x${recipe.height}:rate=${base.fps}:duration=${base.durationS},hue=H=PI*t/4`,
          `sine=frequency=${300 + recipe.width}:duration=${base.durationS}`
        ].map((source) => ({ path: source, options: ['-f', 'lavfi'] })),
        outputOptions: [...encoding, '-g', String(base.fps)]
      })
    case 'copy':
      return runFfmpeg({
        ffmpegPath,
        output,
        signal,
        inputs: [{ path: basePath, options: recipe.input }],
        outputOptions: ['-c', 'copy', ...recipe.output]
      })
    case 'cut': {
      const whole = await readFile(basePath)
      return writeFile(output, whole.subarray(0, Math.floor(whole.length * recipe.fraction)))
    }
    case 'text':
      return writeFile(output, recipe.text)
  }
}
