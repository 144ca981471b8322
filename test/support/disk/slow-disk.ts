/**
 * A slow disk, or one that never answers about some files: a read-only FUSE file system over a
 * folder, mounted for one command only.
 *   unshare -rm node slow-disk.ts <source> <mount point> <delay in ms> command …
 * Stat and close requests are delayed; lookups and reads are too many for that. The file name
 * decides the rest: `stuck-read` never answers a read, `stuck-open` an open, `stuck-stat` a stat,
 * `stuck-close` a close, and `stuck-middle` a read between its ends, as on a share whose server is
 * gone. Other requests are answered meanwhile. SIGUSR1 brings the disk back: all waiting requests
 * get an error.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  read,
  readdirSync,
  readSync,
  statfsSync,
  statSync,
  writeSync,
  type Stats
} from 'node:fs'
import { constants } from 'node:os'

/** Numbers of linux/fuse.h. */
const op = {
  lookup: 1,
  forget: 2,
  getattr: 3,
  open: 14,
  read: 15,
  statfs: 17,
  release: 18,
  flush: 25,
  init: 26,
  opendir: 27,
  readdir: 28,
  releasedir: 29,
  interrupt: 36,
  destroy: 38,
  batchForget: 42
}
const unanswered = new Set([op.forget, op.interrupt, op.destroy, op.batchForget])
/** Beyond the system's read-ahead after a read of either end. */
const middleFromBytes = 512 * 1024
const endBytes = 256 * 1024
/** Reads of one file, and requests about one folder, run in parallel. */
const abilities = 1 | (1 << 18)
const slash = Buffer.from('/')

interface Request {
  opcode: number
  unique: bigint
  path: Buffer
  body: Buffer
}

const waiting: Request[] = []
let isBack = false
const nodes = new Map<bigint, Buffer>()
const numbers = new Map<string, bigint>()

function numberOf(path: Buffer): bigint {
  const key = path.toString('latin1')
  const known = numbers.get(key)
  if (known !== undefined) return known
  const number = BigInt(numbers.size + 1)
  numbers.set(key, number)
  nodes.set(number, path)
  return number
}

/** Packs fixed-width little-endian numbers one after the other: [bytes, value]. */
function pack(...fields: readonly (readonly [4 | 8, number | bigint])[]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const bytes = Buffer.alloc(size)
      if (size === 8) bytes.writeBigUInt64LE(BigInt(value))
      else bytes.writeUInt32LE(Number(value))
      return bytes
    })
  )
}

function attributes(number: bigint, stat: Stats): Buffer {
  const seconds = Math.floor(stat.mtimeMs / 1000)
  const nanoseconds = Math.floor((stat.mtimeMs % 1000) * 1e6)
  return pack(
    [8, number],
    [8, stat.size],
    [8, Math.ceil(stat.size / 512)],
    [8, seconds],
    [8, seconds],
    [8, seconds],
    [4, nanoseconds],
    [4, nanoseconds],
    [4, nanoseconds],
    [4, stat.mode],
    [4, stat.isDirectory() ? 2 : 1],
    [4, 0],
    [4, 0],
    [4, 0],
    [4, 4_096],
    [4, 0]
  )
}

/** Returns whether a request is never answered. */
function isStuck({ opcode, path, body }: Request): boolean {
  const asked = opcode === op.lookup ? nameIn(body).toString('latin1') : path.toString('latin1')
  const at = (word: string, ...opcodes: number[]): boolean =>
    asked.includes(word) && opcodes.includes(opcode)
  return (
    at('stuck-read', op.read) ||
    at('stuck-open', op.open) ||
    at('stuck-stat', op.lookup, op.getattr) ||
    at('stuck-close', op.flush) ||
    (at('stuck-middle', op.read) &&
      Number(body.readBigUInt64LE(8)) >= middleFromBytes &&
      Number(body.readBigUInt64LE(8)) < statSync(path).size - endBytes)
  )
}

const nameIn = (body: Buffer): Buffer => body.subarray(0, body.length - 1)

function answer(request: Request): Buffer {
  const { opcode, path, body } = request
  switch (opcode) {
    case op.init:
      return pack(
        [4, 7],
        [4, 31],
        [4, 131_072],
        [4, abilities],
        [4, 0],
        [4, 4_096],
        [8, 0],
        [8, 0],
        [8, 0],
        [8, 0],
        [8, 0]
      )
    case op.lookup: {
      const child = Buffer.concat([path, slash, nameIn(body)])
      const stat = lstatSync(child)
      const number = numberOf(child)
      // Nothing may be cached, as on a share to which others write.
      return Buffer.concat([
        pack([8, number], [8, 0], [8, 0], [8, 0], [4, 0], [4, 0]),
        attributes(number, stat)
      ])
    }
    case op.getattr:
      return Buffer.concat([pack([8, 0], [8, 0]), attributes(numberOf(path), lstatSync(path))])
    case op.open:
      return pack([8, openSync(path, 'r')], [8, 0])
    case op.opendir:
      return pack([8, 0], [8, 0])
    case op.read: {
      const bytes = Buffer.alloc(body.readUInt32LE(16))
      return bytes.subarray(
        0,
        readSync(
          Number(body.readBigUInt64LE(0)),
          bytes,
          0,
          bytes.length,
          Number(body.readBigUInt64LE(8))
        )
      )
    }
    case op.readdir:
      return entriesFrom(path, Number(body.readBigUInt64LE(8)), body.readUInt32LE(16))
    case op.release:
      closeSync(Number(body.readBigUInt64LE(0)))
      return Buffer.alloc(0)
    case op.flush:
    case op.releasedir:
      return Buffer.alloc(0)
    case op.statfs: {
      const { blocks, bfree, files } = statfsSync(path)
      return pack(
        [8, blocks],
        [8, bfree],
        [8, bfree],
        [8, files],
        [8, files],
        [4, 4_096],
        [4, 255],
        [4, 4_096],
        [4, 0],
        [8, 0],
        [8, 0],
        [8, 0]
      )
    }
    default:
      throw Object.assign(new Error('not served'), { code: 'ENOSYS' })
  }
}

function entriesFrom(path: Buffer, first: number, mostBytes: number): Buffer {
  const parts: Buffer[] = []
  let size = 0
  for (const [at, one] of readdirSync(path, {
    encoding: 'buffer',
    withFileTypes: true
  }).entries()) {
    if (at < first) continue
    const entry = Buffer.concat([
      pack([8, 1n], [8, at + 1], [4, one.name.length], [4, one.isDirectory() ? 4 : 8]),
      one.name
    ])
    const padded = Buffer.concat([entry, Buffer.alloc((8 - (entry.length % 8)) % 8)])
    if (size + padded.length > mostBytes) break
    parts.push(padded)
    size += padded.length
  }
  return Buffer.concat(parts)
}

function reply(device: number, { unique }: Request, work: () => Buffer): void {
  let [error, body] = [0, Buffer.alloc(0)]
  try {
    body = work() as Buffer<ArrayBuffer>
  } catch (thrown) {
    error =
      (thrown instanceof Error && 'code' in thrown
        ? constants.errno[thrown.code as keyof typeof constants.errno]
        : undefined) ?? constants.errno.EIO
  }
  const head = pack([4, 16 + body.length], [4, 0], [8, unique])
  head.writeInt32LE(-error, 4)
  try {
    writeSync(device, Buffer.concat([head, body]))
  } catch (gone) {
    // The requesting process was killed meanwhile.
    if (
      !(
        gone instanceof Error &&
        'code' in gone &&
        (gone.code === 'ENOENT' || gone.code === 'ENODEV')
      )
    )
      throw gone
  }
}

/** Reads one request after the other; none waits for the answer to another. */
function serve(device: number, delayMs: number): void {
  const bytes = Buffer.alloc(135_168)
  read(device, bytes, 0, bytes.length, null, (error, length) => {
    if (error?.code === 'ENODEV') return
    if (error && error.code !== 'ENOENT' && error.code !== 'EINTR') throw error
    if (!error) take(device, Buffer.from(bytes.subarray(0, length)), delayMs)
    serve(device, delayMs)
  })
}

function take(device: number, message: Buffer, delayMs: number): void {
  const node = message.readBigUInt64LE(16)
  const request = {
    opcode: message.readUInt32LE(4),
    unique: message.readBigUInt64LE(8),
    path: nodes.get(node) ?? Buffer.from('/nothing'),
    body: message.subarray(40)
  }
  if (unanswered.has(request.opcode)) return
  if (!isBack && isStuck(request)) return void waiting.push(request)
  if (request.opcode !== op.getattr && request.opcode !== op.flush)
    reply(device, request, () => answer(request))
  else setTimeout(() => reply(device, request, () => answer(request)), delayMs)
}

const [source = '', point = '', delay = '0', ...command] = process.argv.slice(2)
numberOf(Buffer.from(source))
const device = openSync('/dev/fuse', 'r+')
if (!fstatSync(device).isCharacterDevice()) throw new Error('/dev/fuse is no device')
const mounted = spawnSync(
  'mount',
  ['-i', '-t', 'fuse.slow', '-o', 'ro,fd=3,rootmode=40000,user_id=0,group_id=0', 'slow', point],
  { stdio: ['ignore', 'ignore', 'pipe', device] }
)
if (mounted.status !== 0) throw new Error(`FUSE cannot be mounted: ${mounted.stderr.toString()}`)
serve(device, Number(delay))
const [program = 'true', ...args] = command
const child = spawn(program, args, { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
process.on('SIGUSR1', () => {
  isBack = true
  for (const request of waiting.splice(0)) {
    reply(device, request, () => {
      throw Object.assign(new Error('the disk was away'), { code: 'EIO' })
    })
  }
})
child.once('exit', (code, signal) => {
  // Every waiting request gets an error, so that nothing outlives this disk.
  spawnSync('umount', ['-f', '-l', point])
  process.exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL'])
})
