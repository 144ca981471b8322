// Runs before the tests that need the runtime's own Temporal.
if (!('Temporal' in globalThis))
  throw new Error('This Node has no Temporal; --harmony-temporal was to turn it on.')
