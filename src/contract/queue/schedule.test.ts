import { describe, expect, it } from 'vitest'
import { scheduleSchema } from './schedule.ts'

const daily = { days: 1, ms: 0 }
const hourly = { days: 0, ms: 3_600_000 }

describe('the zone of a confirmation', () => {
  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'])('may be %s', (timeZone) => {
    expect(scheduleSchema.safeParse({ every: daily, timeZone }).success).toBe(true)
  })

  it.each(['Europe/Atlantis', 'Etc/Unknown', ' '])(
    'may not be "%s" where days follow its clock',
    (timeZone) => {
      expect(scheduleSchema.safeParse({ every: daily, timeZone }).success).toBe(false)
    }
  )

  it('may be one that nobody knows where no day follows it, as a computer without a zone says', () => {
    expect(scheduleSchema.safeParse({ every: hourly, timeZone: 'Etc/Unknown' }).success).toBe(true)
    expect(scheduleSchema.safeParse({ timeZone: 'Etc/Unknown' }).success).toBe(true)
  })
})
