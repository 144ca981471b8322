import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { runFfmpeg } from '../../../engine/media/process/ffmpeg.ts'
import { base, clips } from './clip-plan.ts'
import type { Clip, Recipe } from './clip-plan.ts'

/** Two at once: encoding fills a core each, and a laptop has work besides. */
const atOnce = 2

/** Makes all clips of the plan in `folder`. Encodes three small ones; the others copy the first. */
export async function makeClips(
  folder: string,
  ffmpegPath: string,
  signal: AbortSignal
): Promise<void> {
  const limit = pLimit(atOnce)
  const make = (clip: Clip): Promise<void> =>
    limit(() =>
      makeClip(
        clip.recipe,
        path.join(folder, clip.name),
        path.join(folder, clips[0].name),
        ffmpegPath,
        signal
      )
    )
  const [first, ...others] = clips
  const [encoded, copied] = [
    others.filter((clip) => clip.recipe.kind === 'encode'),
    others.filter((clip) => clip.recipe.kind !== 'encode')
  ]
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
          {
            path: `smptebars=size=${recipe.width}x${recipe.height}:rate=${base.fps}:duration=${base.durationS},hue=H=PI*t/4`,
            options: ['-f', 'lavfi']
          },
          {
            path: `sine=frequency=${300 + recipe.width}:duration=${base.durationS}`,
            options: ['-f', 'lavfi']
          }
        ],
        outputOptions: [
          '-c:v',
          'libx264',
          '-preset',
          'ultrafast',
          '-pix_fmt',
          'yuv420p',
          '-g',
          String(base.fps),
          '-c:a',
          'aac',
          '-b:a',
          '64k',
          '-movflags',
          '+faststart'
        ]
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
