export { sandboxApiKey, startSandbox, type Sandbox, type SandboxOptions } from './start-sandbox.ts'
export type { AcceptedPost } from './accepted-posts.ts'
