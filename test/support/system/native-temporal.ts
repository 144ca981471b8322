// Before the tests that are to run on a Temporal of the runtime's own.
if (!('Temporal' in globalThis))
  throw new Error('This Node has no Temporal; --harmony-temporal was to turn it on.')
