import { readdirSync } from 'node:fs'
import { request as httpRequest, type ClientRequest } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  call,
  clientHeaders,
  postBody,
  uploadBytes
} from '../../../test/support/fakes/sandbox-client.ts'
import { sandbox, start, stateDir } from '../../../test/support/fakes/sandbox-for-test.ts'

const part = (name: string, text: string, more = ''): string =>
  `--XX\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`

test("uploaded media is gone after 24 of the sandbox's hours, by key and, unused, from the disk at the next start", async () => {
  await start({ speed: 1_000_000 })
  const mediaKey = await uploadBytes(sandbox)
  await expect
    .poll(
      async () =>
        (
          await call(
            sandbox,
            'POST',
            '/posts',
            postBody(mediaKey, { content: { text: 'x'.repeat(2_201) } })
          )
        ).json.error?.code,
      { timeout: 20_000 }
    )
    .toBe('MEDIA_NOT_FOUND')
  expect(readdirSync(join(stateDir, 'media'))).toHaveLength(1)
  await sandbox.close()
  await start({ speed: 1_000_000 })
  expect(readdirSync(join(stateDir, 'media'))).toEqual([])
})

test.each([
  ['nothing', ''],
  ['no multipart at all', 'garbage'],
  ['a file that ends early', part('file', 'hello', '; filename="a.mp4"')],
  [
    'a field that ends early',
    '--XX\r\ncontent-disposition: form-data; name="mimeType"\r\n\r\nvideo/m'
  ],
  ['no file', `${part('mimeType', 'video/mp4')}--XX--\r\n`],
  ['no mimeType', `${part('file', 'hello', '; filename="a.mp4"')}--XX--\r\n`],
  [
    'an empty file',
    `${part('mimeType', 'video/mp4')}${part('file', '', '; filename="a.mp4"')}--XX--\r\n`
  ],
  [
    'a part too many',
    `${part('mimeType', 'video/mp4')}${part('file', 'hello', '; filename="a.mp4"')}${part('other', '1')}--XX--\r\n`
  ],
  [
    'two files',
    `${part('mimeType', 'video/mp4')}${part('file', 'hello', '; filename="a.mp4"').repeat(2)}--XX--\r\n`
  ],
  [
    'a picture',
    `${part('mimeType', 'image/png')}${part('file', 'hello', '; filename="a.png"')}--XX--\r\n`
  ]
])('an upload with %s is refused and leaves no file', async (_name, body) => {
  await start()
  const response = await fetch(`${sandbox.baseUrl}/media`, {
    method: 'POST',
    headers: { ...clientHeaders, 'content-type': 'multipart/form-data; boundary=XX' },
    body
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { code: 'INVALID_REQUEST' } })
  expect(readdirSync(join(stateDir, 'incoming'))).toEqual([])
  expect(readdirSync(join(stateDir, 'media'))).toEqual([])
})

/** Sends only the beginning of a large upload. */
async function beginUpload(): Promise<ClientRequest> {
  const request = httpRequest(`${sandbox.baseUrl}/media`, {
    method: 'POST',
    headers: {
      ...clientHeaders,
      'content-type': 'multipart/form-data; boundary=XX',
      'content-length': 1_000_000
    }
  }).on('error', () => undefined)
  request.write(part('file', 'hello', '; filename="a.mp4"'))
  await expect
    .poll(() => readdirSync(join(stateDir, 'incoming')), { timeout: 20_000 })
    .toHaveLength(1)
  return request
}

test('an upload whose sender goes away leaves no file', async () => {
  await start()
  const request = await beginUpload()
  request.destroy()
  await expect.poll(() => readdirSync(join(stateDir, 'incoming')), { timeout: 20_000 }).toEqual([])
})

test('closing ends uploads under way and leaves nothing of them', async () => {
  await start()
  await beginUpload()
  await sandbox.close()
  expect(readdirSync(join(stateDir, 'incoming'))).toEqual([])
})
