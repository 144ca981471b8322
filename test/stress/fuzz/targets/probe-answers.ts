import * as fc from 'fast-check'
import { findingSchema } from '../../../../src/contract/media/finding.ts'
import { checkOptionsSchema } from '../../../../src/contract/media/check.ts'
import { mediaInfoSchema } from '../../../../src/contract/media/media.ts'
import { collectFacts } from '../../../../src/engine/media/probe/collect-facts.ts'
import { toMediaInfo } from '../../../../src/engine/media/probe/media-facts.ts'
import { probeAnswerSchema } from '../../../../src/engine/media/probe/probe-answer.ts'
import { checkMedia } from '../../../../src/engine/checks/rules.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { mutatedJson } from '../hostile-text.ts'

const sound = {
  streams: [
    {
      id: '0x1',
      codec_type: 'video',
      codec_name: 'h264',
      width: 1080,
      height: 1920,
      sample_aspect_ratio: '1:1',
      avg_frame_rate: '30/1',
      start_time: '0.0',
      duration: '16.0',
      pix_fmt: 'yuv420p',
      color_transfer: 'bt709',
      field_order: 'progressive',
      disposition: { attached_pic: 0 },
      tags: { rotate: '0' },
      side_data_list: [{ side_data_type: 'Display Matrix', rotation: 0 }]
    },
    { id: '0x2', codec_type: 'audio', codec_name: 'aac', start_time: '0.0', duration: '16.0' }
  ],
  format: { format_name: 'mov,mp4', duration: '16.0' }
}
const file = { container: 'mp4', sizeBytes: 1_000_000 }

export const probeAnswers: FuzzTarget = {
  name: 'probe-answers',
  promise:
    'whatever ffprobe prints is refused or judged; facts and findings keep to the contract, and a video without a measured picture is not let through',
  async run(cases, seed) {
    const tally = newCounts()
    const options = checkOptionsSchema.parse({})
    fc.assert(
      fc.property(mutatedJson([sound]), (printed) => {
        const answer = probeAnswerSchema.safeParse(printed)
        if (!answer.success) return void tally.refused++
        const facts = collectFacts(file, answer.data, null)
        mediaInfoSchema.parse(toMediaInfo(facts))
        const findings = checkMedia(facts, options).map((finding) => findingSchema.parse(finding))
        const blocked = findings.some(({ severity }) => severity === 'block')
        if (blocked) tally.refused++
        else tally.accepted++
        const { picture } = facts
        if (
          !blocked &&
          (picture === null ||
            picture.width <= 0 ||
            picture.height <= 0 ||
            !['h264', 'hevc'].includes(picture.codec))
        )
          throw new Error('a video without a usable picture was let through')
      }),
      { numRuns: cases, seed }
    )
    return tally
  }
}
