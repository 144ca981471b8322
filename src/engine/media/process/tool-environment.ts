let shared: NodeJS.ProcessEnv | undefined

/** The environment a tool gets: without this app's own variables, the API key among them. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  shared ??= Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:AETHER_|FFREPORT$)/i.test(name))
  )
  return shared
}
