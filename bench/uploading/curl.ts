import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The version line of curl, or null where there is none. */
export async function curlVersion(): Promise<string | null> {
  return await run('curl', ['--version']).then(
    ({ stdout }) => stdout.split('\n')[0] ?? null,
    () => null
  )
}

/**
 * The same form, sent by `curl -F`.
 * @returns ms by curl's own clock, so without the start of its process
 */
export async function curlUploadMs(
  baseUrl: string,
  file: string,
  sizeBytes: number
): Promise<number> {
  const { stdout } = await run('curl', [
    '-sS',
    '--fail',
    '-F',
    'mimeType=video/mp4',
    '-F',
    `file=@${file};type=video/mp4`,
    '-w',
    '\n%{time_total} %{size_upload}',
    `${baseUrl}/media`
  ])
  const [seconds = Number.NaN, sentBytes = 0] =
    stdout.trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
  if (!(seconds > 0) || sentBytes < sizeBytes)
    throw new Error(`curl did not send the whole file: ${stdout}`)
  return seconds * 1_000
}
