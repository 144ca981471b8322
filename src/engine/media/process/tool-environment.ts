let shared: NodeJS.ProcessEnv | undefined

/** Returns a tool's environment: without this app's own variables, including the API key. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  shared ??= Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:AETHER_|FFREPORT$)/i.test(name))
  )
  return shared
}
