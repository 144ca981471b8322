/** The API's calls, named by purpose; the wire format has their paths. */
export const operations = [
  'createPost',
  'getPost',
  'listPosts',
  'updatePost',
  'cancelPost',
  'uploadMedia',
  'listProfiles',
  'createConnectLink'
] as const

export type Operation = (typeof operations)[number]

const writing: ReadonlySet<Operation> = new Set([
  'createPost',
  'updatePost',
  'cancelPost',
  'uploadMedia',
  'createConnectLink'
])

/** Returns whether a successful call changes the state. */
export function changesState(operation: Operation): boolean {
  return writing.has(operation)
}
