/** Splits a command line into arguments without spaces. */
export const typed = (line: string): string[] => line.split(' ')

/** Keeps a video from opening files or the network: one protocol, six demuxers, no playlists. */
export const localVideoAlone: readonly string[] = typed(
  '-protocol_whitelist file -format_whitelist mov,matroska,webm,avi,flv,mpegts'
)
