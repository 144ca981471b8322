import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { copyClip } from '../../test/support/fixtures/make-clips.ts'
import { median } from '../harness/statistics.ts'
import { drawSeries, type Sample } from './draw-series.ts'

/**
 * `npm run bench:memory -- --minutes 60 --speed 2 --clips 960`: one batch that lasts so long, through the command line, and the
 * resident memory of its process every five seconds, as numbers and as a picture. The queue's clock runs `speed` times
 * faster than the wall, so 60 minutes at speed 2 are a batch of two hours.
 */
const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    speed: { type: 'string', default: '2' },
    clips: { type: 'string', default: '960' },
    out: { type: 'string', default: 'docs/images/memory' }
  }
})
const [minutes, speed, clips] = [Number(given.minutes), Number(given.speed), Number(given.clips)]
const root = join(import.meta.dirname, '../..')
const sampleEveryMs = 5_000
const warmUpShare = 0.1
const barMb = 64

const scratch = mkdtempSync(join(tmpdir(), 'memory-'))
const folder = join(scratch, 'clips')
mkdirSync(folder)
const sandbox = await startSandbox({
  stateDir: join(scratch, 'sandbox'),
  speed,
  processingMs: 20_000,
  dailyLimit: 1_000_000
})
try {
  for (let n = 0; n < clips; n++) await copyClip(join(folder, `clip ${n}.mp4`))
  const totalBytes = clips * statSync(join(folder, 'clip 0.mp4')).size
  const bytesPerS = Math.ceil(totalBytes / (minutes * 60 * speed))
  const child = spawn(
    process.execPath,
    [
      join(root, 'src/cli/index.ts'),
      'publish',
      folder,
      '--profile',
      'tiktok_demo',
      '--privacy',
      'friends',
      '--yes',
      '--json',
      '--wait',
      '--audience-verified',
      '--daily-limit',
      '1000000',
      '--limit-rate',
      String(bytesPerS)
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_BASE_URL: sandbox.baseUrl,
        AETHER_UPLOADER_HOME: join(scratch, 'home'),
        AETHER_UPLOADER_SPEED: String(speed)
      }
    }
  )
  let published = 0
  createInterface(child.stdout).on(
    'line',
    (line) => void (published += line.includes('"phase":"published"') ? 1 : 0)
  )
  const startedMs = performance.now()
  const samples: Sample[] = []
  const timer = setInterval(
    () =>
      samples.push({
        atS: (performance.now() - startedMs) / 1_000,
        mb: residentMb(child.pid),
        published
      }),
    sampleEveryMs
  )
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  clearInterval(timer)
  const known = samples.filter(({ mb }) => mb > 0)
  const after = known.slice(Math.ceil(known.length * warmUpShare))
  const base = median(after.slice(0, 12).map(({ mb }) => mb))
  const grownMb = Math.max(...after.map(({ mb }) => mb)) - base
  writeFileSync(
    join(root, `${given.out}.csv`),
    `seconds,resident_mb,published\n${known.map(({ atS, mb, published: n }) => `${atS.toFixed(0)},${mb.toFixed(1)},${n}`).join('\n')}\n`
  )
  writeFileSync(
    join(root, `${given.out}.svg`),
    drawSeries(known, {
      title: `Resident memory over a batch of ${clips} clips`,
      speed,
      warmUpShare,
      barMb,
      base
    })
  )
  console.log(
    `exit code ${code}, ${sandbox.record().length} posts at the sandbox, ${known.length} samples; after warm-up ${base.toFixed(1)} MB, at most ${grownMb.toFixed(1)} MB more (bar ${barMb}), at the end ${(known.at(-1)?.mb ?? 0).toFixed(1)} MB`
  )
  process.exitCode = code === 0 && grownMb <= barMb ? 0 : 1
} finally {
  await sandbox.close()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}

/** 0 once the process is gone. */
function residentMb(pid: number | undefined): number {
  try {
    return (
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    )
  } catch {
    return 0
  }
}
