import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  box,
  faststartVideo,
  fragment,
  fragmentedVideo,
  fragmentedOpening,
  ftyp,
  largeBox,
  moov,
  plainVideo,
  u32s
} from '../../../../test/support/fixtures/tiny-video.ts'
import { walkBoxes } from './box-walk.ts'
import { bufferReader, type ByteReader } from './byte-reader.ts'

const damageOf = async (bytes: Buffer) => (await walkBoxes(bufferReader(bytes))).damage

/** Counts the reads of a walk. */
function counted(bytes: Buffer): ByteReader & { reads: number; largestRead: number } {
  const reader = bufferReader(bytes)
  const counting = {
    sizeBytes: bytes.length,
    reads: 0,
    largestRead: 0,
    read(offset: number, length: number) {
      counting.reads++
      counting.largestRead = Math.max(counting.largestRead, length)
      return reader.read(offset, length)
    }
  }
  return counting
}

describe('walkBoxes on whole videos', () => {
  it.each([
    ['index first', faststartVideo(50)],
    ['index last', plainVideo(50)],
    ['fragments', fragmentedVideo(3)],
    [
      'a 64-bit video box',
      Buffer.concat([
        ftyp,
        moov({ timing: [[2, 40]], chunkOffset: 0 }),
        largeBox('mdat', Buffer.alloc(64))
      ])
    ],
    ['junk behind it', Buffer.concat([plainVideo(50), Buffer.from('\xff\xfe\x00junk', 'latin1')])],
    [
      'junk behind it that looks like a long box',
      Buffer.concat([plainVideo(50), Buffer.from('zzzzjunkjunk')])
    ],
    ['a few bytes behind it', Buffer.concat([fragmentedVideo(2), Buffer.from('abc')])],
    [
      'a cut index of fragments behind it',
      Buffer.concat([fragmentedVideo(2), u32s(400), Buffer.from('mfra')])
    ]
  ])('finds no damage: %s', async (_name, video) => {
    expect(await damageOf(video)).toBeNull()
  })

  it('counts frames and ticks of a plain video', async () => {
    const { tracks } = await walkBoxes(bufferReader(plainVideo(50)))
    expect(tracks).toMatchObject([
      { id: 1, handler: 'vide', timescale: 1000, samples: 50, durationTicks: 2000 }
    ])
    expect(tracks[0]?.timesTicks?.slice(0, 3)).toEqual([0, 40, 80])
  })

  it('adds the frames of all fragments', async () => {
    const { fragmented, tracks } = await walkBoxes(bufferReader(fragmentedVideo(3)))
    expect(fragmented).toBe(true)
    expect(tracks).toMatchObject([{ samples: 75, durationTicks: 3000 }])
    expect(tracks[0]?.timesTicks?.at(-1)).toBe(74 * 40)
  })
})

describe('walkBoxes on damaged videos', () => {
  it.each([
    ['no index', Buffer.concat([ftyp, box('mdat', Buffer.alloc(100))]), 'no-index'],
    ['index cut', plainVideo(50).subarray(0, -20), 'cut'],
    ['video cut', faststartVideo(50).subarray(0, -1), 'cut'],
    ['video box missing altogether', faststartVideo(50).subarray(0, -508), 'cut'],
    ['video open to the end and cut', openEndedAndCut(), 'cut'],
    ['no samples', Buffer.concat([ftyp, moov({ timing: [] }), box('mdat')]), 'no-samples'],
    ['only the opening', fragmentedOpening, 'no-samples'],
    [
      'fragment index cut',
      Buffer.concat([fragmentedVideo(1), fragment(25, 1000).subarray(0, 60)]),
      'cut'
    ],
    ['fragment video cut', fragmentedVideo(2).subarray(0, -5), 'cut'],
    ['fragment without its video', fragmentedVideo(2).subarray(0, -258), 'cut'],
    ['nothing but zeros behind ftyp', Buffer.concat([ftyp, Buffer.alloc(500)]), 'no-index']
  ])('sees %s', async (_name, video, kind) => {
    expect(await damageOf(video)).toMatchObject({ kind })
  })

  it('says how many bytes are missing', async () => {
    expect(await damageOf(faststartVideo(50).subarray(0, -123))).toEqual({
      kind: 'cut',
      box: 'mdat',
      missingBytes: 123
    })
  })

  it('sees every place at which a video can be cut short', async () => {
    const video = faststartVideo(30)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: video.length - 1 }), async (length) => {
        expect(await damageOf(video.subarray(0, length))).not.toBeNull()
      }),
      { numRuns: 200 }
    )
  })
})

describe('walkBoxes on hostile bytes', () => {
  const seeds = [faststartVideo(20), plainVideo(20), fragmentedVideo(2, 10)]
  const changes = fc.array(
    fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.integer({ min: 1, max: 8 })),
    { minLength: 1, maxLength: 12 }
  )

  it('ends without throwing, after few reads and with little memory, whatever bytes are changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), changes, async (seed, edits) => {
        const video = Buffer.from(seed)
        for (const [at, value, length] of edits)
          video.fill(value, at % video.length, Math.min(video.length, (at % video.length) + length))
        const reader = counted(video)
        const { tracks } = await walkBoxes(reader)
        expect(reader.reads).toBeLessThan(video.length)
        expect(reader.largestRead).toBeLessThanOrEqual(video.length)
        for (const track of tracks)
          expect(track.timesTicks?.length ?? 0).toBeLessThanOrEqual(1_000_000)
      }),
      { numRuns: 200 }
    )
  })

  it('ends without throwing on bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        async (bytes) => void (await walkBoxes(bufferReader(Buffer.from(bytes))))
      ),
      { numRuns: 200 }
    )
  })

  it('does not collect times that a table only claims', async () => {
    const claimed = await walkBoxes(
      bufferReader(Buffer.concat([ftyp, claimOf(0xffffffff), box('mdat', Buffer.alloc(64))]))
    )
    expect(claimed.tracks[0]?.timesTicks).toBeNull()
  })

  it('keeps a bounded number of tracks, so that a file of nothing but tracks takes no time', async () => {
    const video = await walkBoxes(
      bufferReader(
        Buffer.concat([
          moov({ timing: [[2, 40]] }, ...Array.from({ length: 1_000 }, () => box('trak'))),
          box('mdat', Buffer.alloc(64))
        ])
      )
    )
    expect(video.tracks).toHaveLength(256)
    expect(video.tracks[0]?.samples).toBe(2)
  })

  it('gives up on a file of nothing but tiny boxes', async () => {
    const tiny = Buffer.alloc(8 * 400_001)
    for (let at = 0; at < tiny.length; at += 8) {
      tiny.writeUInt32BE(8, at)
      tiny.write('free', at + 4)
    }
    expect(await damageOf(Buffer.concat([moov({ timing: [[2, 40]] }), tiny]))).toEqual({
      kind: 'endless'
    })
  })
})

/** Returns a `moov` whose `stts` has one row that claims `count` samples. */
function claimOf(count: number): Buffer {
  const bytes = moov({ timing: [[1, 40]] })
  bytes.writeUInt32BE(count, bytes.indexOf('stts') + 12)
  return bytes
}

function openEndedAndCut(): Buffer {
  const video = Buffer.from(faststartVideo(50))
  video.writeUInt32BE(0, video.indexOf('mdat') - 4)
  return video.subarray(0, -100)
}
