/**
 * Whether NO_PROXY excepts this host: names and their subdomains (".example", "*.example",
 * "example"), with or without a port, separated by commas or white space; "*" excepts all.
 * @param list the variable's value
 * @param url the requested URL
 */
export function isExcepted(list: string, url: string): boolean {
  const { hostname, port, protocol } = new URL(url)
  const at = port === '' ? (protocol === 'https:' ? '443' : '80') : port
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true
      const [, name = '', only] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
      const domain = name.replace(/^\*?\./, '')
      return (
        domain !== '' &&
        (only === undefined || only === at) &&
        (hostname === domain || hostname.endsWith(`.${domain}`))
      )
    })
}
