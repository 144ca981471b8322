import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { onWindows } from '../../../../test/support/system/platform.ts'
import { toolScript } from '../../../../test/support/system/tool-script.ts'
import { findTools, makeRunnable, toolVersion } from './find-tools.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tools-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const tool = (name: string, script = ''): Promise<string> => toolScript(join(folder, name), script)

describe('findTools', () => {
  it('takes what the variables name before anything else', async () => {
    const env = { FFPROBE_PATH: await tool('my-probe'), FFMPEG_PATH: await tool('my-mpeg') }
    expect(await findTools(env)).toMatchObject({
      ffprobePath: env.FFPROBE_PATH,
      ffmpegPath: env.FFMPEG_PATH,
      ffprobe: { source: 'environment' }
    })
  })

  it('says so when a variable names something that cannot be run, instead of taking another', async () => {
    const { ffprobe, ffprobePath } = await findTools({
      FFPROBE_PATH: join(folder, 'nothing'),
      PATH: folder
    })
    expect(ffprobePath).toBeNull()
    expect(ffprobe.reason).toContain('FFPROBE_PATH')
  })

  it('takes ffmpeg from the PATH before the older one that npm carries', async () => {
    const path = await tool('ffmpeg')
    expect(await findTools({ PATH: ['/nowhere', folder].join(delimiter) })).toMatchObject({
      ffmpegPath: path,
      ffmpeg: { source: 'path' }
    })
  })

  it('takes the quicker ffprobe that npm carries before the one on the PATH', async () => {
    await tool('ffprobe')
    expect((await findTools({ PATH: folder })).ffprobe.source).toBe('npm')
  })

  it('makes a program runnable that npm unpacked without its executable bit', async () => {
    const path = await tool('ffprobe', 'console.log("ffprobe version 4.1 Copyright")')
    await chmod(path, 0o644)
    await makeRunnable(path)
    expect(await toolVersion(path)).toBe('4.1')
  })

  it('does not take a folder for a program', async () => {
    const name = onWindows ? 'ffmpeg.exe' : 'ffmpeg'
    await mkdir(join(folder, name))
    expect((await findTools({ PATH: folder })).ffmpegPath).not.toBe(join(folder, name))
  })
})

describe('toolVersion', () => {
  it('reads the version word', async () => {
    expect(
      await toolVersion(
        await tool('ffprobe', 'console.log("ffprobe version 7.1-static Copyright")')
      )
    ).toBe('7.1-static')
  })

  it('is null for what does not run', async () => {
    expect(await toolVersion(join(folder, 'nothing'))).toBeNull()
    expect(await toolVersion(await tool('ffprobe', 'process.exitCode = 3'))).toBeNull()
  })
})
