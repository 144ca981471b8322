import { invalidRequest } from './api-error.ts'
import type { WireFormat } from './wire-format.ts'

type Options = Record<string, unknown>

const switches = ['disableComment', 'disableDuet', 'disableStitch'] as const
const audiences = {
  PUBLIC_TO_EVERYONE: 'public',
  MUTUAL_FOLLOW_FRIENDS: 'friends',
  SELF_ONLY: 'self'
} as const

/**
 * Converts TikTok's options from a format to the default names and values. Refuses unknown ones
 * with INVALID_REQUEST, or drops them if the format ignores them.
 */
export function readOptions(wire: WireFormat, sent: Options): Options {
  const read: Options = {}
  for (const [name, value] of Object.entries(sent)) {
    const entry = readOption(wire, name, value)
    if (entry !== null) read[entry.name] = entry.value
    else if (wire.options.unknown === 'refused')
      throw invalidRequest(
        `platforms.tiktok: ${JSON.stringify(name)} is not known, or not with this value.`,
        `platforms.tiktok.${name}`
      )
  }
  return read
}

/** Converts TikTok's options to a format's names and values. */
export function writeOptions(wire: WireFormat, options: Options): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      if (name === 'privacyLevel') return [wire.options.privacyLevel, writeAudience(wire, value)]
      const known = switches.find((one) => one === name)
      return known === undefined ? [name, value] : [wire.options[known], flip(wire, value)]
    })
  )
}

function readOption(
  wire: WireFormat,
  name: string,
  value: unknown
): { name: string; value: unknown } | null {
  if (name === wire.options.privacyLevel) {
    const level = Object.entries(audiences).find(
      ([, audience]) => wire.options[audience] === value
    )?.[0]
    return level === undefined ? null : { name: 'privacyLevel', value: level }
  }
  const known = switches.find((one) => wire.options[one] === name)
  return known === undefined ? null : { name: known, value: flip(wire, value) }
}

function writeAudience(wire: WireFormat, value: unknown): unknown {
  const level = Object.entries(audiences).find(([one]) => one === value)
  return level === undefined ? value : wire.options[level[1]]
}

function flip(wire: WireFormat, value: unknown): unknown {
  return wire.options.switches === 'allow' && typeof value === 'boolean' ? !value : value
}
