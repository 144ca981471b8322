/** The calls of the API, by the name their purpose has; paths are the wire's business. */
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

/** Whether a call, once agreed to, leaves something changed. */
export function changesState(operation: Operation): boolean {
  return writing.has(operation)
}
