import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sandboxApiKey } from '../../../src/sandbox/index.ts'
import { onLinux } from '../../support/system/platform.ts'
import { runCli, summaryOf, withBench, type Bench } from '../../support/process/cli-process.ts'
import { makeClip } from '../../support/fixtures/make-clips.ts'
import {
  aetherName,
  startIpv6Front,
  startProxy,
  startTlsFront
} from '../../support/fakes/tls-front.ts'

const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--json']
const password = 'pr0xy-w0rd'
const portOf = ({ sandbox }: Bench): number => Number(new URL(sandbox.baseUrl).port)
const secureUrl = `https://${aetherName}/v1`
/** Where OpenSSL's variable names no authority of this computer, Node's own does. */
const trusting = ({ authorityFile }: { authorityFile: string }): NodeJS.ProcessEnv => ({
  [onLinux ? 'SSL_CERT_FILE' : 'NODE_EXTRA_CA_CERTS']: authorityFile
})

describe.concurrent('a network as companies and cafés have it', () => {
  it(
    'publishes through a proxy with a password and an authority of this computer, and tells the proxy no key',
    withBench(async (bench) => {
      const front = await startTlsFront(portOf(bench), bench.root)
      const proxy = await startProxy(front.port, password)
      const clip = await makeClip(path.join(bench.root, 'a.mp4'))
      const env = {
        ...bench.env,
        AETHER_BASE_URL: secureUrl,
        ...trusting(front),
        HTTPS_PROXY: `http://user:${password}@127.0.0.1:${proxy.port}`
      }
      const result = await runCli(['publish', clip, ...to], env)
      expect([result.code, summaryOf(result).published], result.stdout + result.stderr).toEqual([
        0, 1
      ])
      expect(new Set(proxy.asked)).toEqual(new Set([`${aetherName}:443`]))
      expect(proxy.heard.join()).not.toContain(sandboxApiKey)
      await Promise.all([proxy.close(), front.close()])
    })
  )

  it(
    'says that the proxy wants a password, without showing the one it was given',
    withBench(async (bench) => {
      const proxy = await startProxy(9, password)
      const result = await runCli(['accounts', 'list'], {
        ...bench.env,
        AETHER_BASE_URL: secureUrl,
        HTTPS_PROXY: `http://user:wr0ng-w0rd@127.0.0.1:${proxy.port}`
      })
      expect(result.code).not.toBe(0)
      expect(result.stderr + result.stdout).toContain('The proxy wants a name and a password')
      expect(result.stderr + result.stdout).not.toContain('wr0ng-w0rd')
      await proxy.close()
    })
  )

  it(
    'sends the key to nobody whose certificate is not trusted, and says what may be in between',
    withBench(async (bench) => {
      const front = await startTlsFront(portOf(bench), bench.root)
      const proxy = await startProxy(front.port, null)
      const result = await runCli(['accounts', 'list'], {
        ...bench.env,
        AETHER_BASE_URL: secureUrl,
        HTTPS_PROXY: `127.0.0.1:${proxy.port}`
      })
      expect(result.code).not.toBe(0)
      expect(result.stderr + result.stdout).toMatch(/No secure connection.*clock.*proxy/s)
      await Promise.all([proxy.close(), front.close()])
    })
  )

  it(
    'says that the address was not found where no name server knows it',
    withBench(async (bench) => {
      const result = await runCli(['accounts', 'list'], {
        ...bench.env,
        AETHER_BASE_URL: 'https://aether.invalid/v1'
      })
      expect(result.code).not.toBe(0)
      expect(result.stderr + result.stdout).toMatch(/address was not found/)
    })
  )

  it(
    'leaves out a proxy for this machine and for what NO_PROXY names',
    withBench(async (bench) => {
      const here = await runCli(['accounts', 'list'], {
        ...bench.env,
        HTTPS_PROXY: 'http://127.0.0.1:9',
        HTTP_PROXY: 'http://127.0.0.1:9'
      })
      expect([here.code, here.stdout]).toEqual([
        0,
        expect.stringContaining('tiktok_demo') as string
      ])
      const proxy = await startProxy(9, null)
      await runCli(['accounts', 'list'], {
        ...bench.env,
        AETHER_BASE_URL: secureUrl,
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
        NO_PROXY: '.test'
      })
      expect(proxy.asked).toEqual([])
      await proxy.close()
    })
  )

  it(
    'says that the clock is wrong, and sends what has no time',
    withBench(async (bench) => {
      const front = await startTlsFront(portOf(bench), bench.root, 600_000)
      const proxy = await startProxy(front.port, null)
      const env = {
        ...bench.env,
        AETHER_BASE_URL: secureUrl,
        ...trusting(front),
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`
      }
      const now = await runCli(
        ['publish', await makeClip(path.join(bench.root, 'a.mp4')), ...to],
        env
      )
      expect([now.code, summaryOf(now).published]).toEqual([0, 1])
      expect(now.stderr).toContain('10 minutes behind Aether’s')
      await Promise.all([proxy.close(), front.close()])
    })
  )

  it(
    'publishes over IPv6 alone',
    withBench(async (bench) => {
      const front = await startIpv6Front(portOf(bench))
      const clip = await makeClip(path.join(bench.root, 'a.mp4'))
      const result = await runCli(['publish', clip, ...to], {
        ...bench.env,
        AETHER_BASE_URL: `http://[::1]:${front.port}/v1`
      })
      expect([result.code, summaryOf(result).published], result.stderr).toEqual([0, 1])
      await front.close()
    })
  )
})
