// What the page sees before anything else of it runs.
window.sawAtStart = {
  leaked: typeof window.leaked,
  require: typeof window.require,
  process: typeof window.process,
  bridge: typeof window.bridge
}
window.push = () => 'changed by the page'
// oxlint-disable-next-line no-extend-native -- what the preload must not see
Array.prototype.pushed = 'changed by the page'
