interface Privileges {
  standard?: boolean
  secure?: boolean
  supportFetchAPI?: boolean
  corsEnabled?: boolean
  stream?: boolean
  [name: string]: boolean | undefined
}

/** Schemes of main's own, by name: those that it declared before ready, and those that have a handler. */
export const schemes = new Map<string, Privileges>()
