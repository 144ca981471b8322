/** Arguments that hold no space, as one would type them. */
export const typed = (line: string): string[] => line.split(' ')

/** A video cannot name another file or use the network: one protocol, six demuxers, no playlists. */
export const localVideoAlone: readonly string[] = typed(
  '-protocol_whitelist file -format_whitelist mov,matroska,webm,avi,flv,mpegts'
)
