/*
 * Shared file systems. Locks and shared memory are unreliable there (sqlite.org/wal.html: "WAL does
 * not work over a network filesystem"), so several runners might send at once.
 */

/** Linux: statfs(2) f_type, for an unreadable mount table. FUSE (0x65735546) needs a subtype. */
const magicNumbers = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x20030528, 'OrangeFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0xaad7aaea, 'PanFS'],
  [0x786f4256, 'VirtualBox shared folders'],
  [0xbacbacbc, 'VMware shared folders']
])

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Types as Linux's mountinfo and macOS's `mount` write them, without `fuse.` before a subtype. */
const networkTypes = wordsOf(`
  nfs nfs4 cifs smb smb2 smb3 smbfs afpfs webdav davfs ftp 9p afs auristorfs ceph lustre coda
  ncpfs ncp gfs2 ocfs2 gpfs beegfs pvfs2 orangefs panfs acfs virtiofs vboxsf vmhgfs prl_fs
  glusterfs
`)

/** FUSE file systems that store on this computer. Others are not trusted: most lead to a server. */
const localFuse = wordsOf(`
  fuseblk ntfs-3g ntfs exfat fuse2fs ext2 ext4 apfs zfs veracrypt truecrypt gocryptfs encfs
  cryfs securefs bindfs mergerfs unionfs unionfs-fuse fuse-overlayfs lxcfs portal vdfuse
  dislocker squashfuse
`)

/** Returns the name of a network file system by its mount type; null if the type is local. */
export function networkNameOf(type: string): string | null {
  const lower = type.toLowerCase()
  if (networkTypes.has(lower)) return type
  const subtype =
    /^(?:fuse|macfuse|osxfuse)[._](.+)$/.exec(lower)?.[1] ??
    (/^(?:fuse|macfuse|osxfuse)$/.test(lower) ? 'fuse' : null)
  return subtype === null || localFuse.has(subtype) ? null : type
}

/** The name for a Linux `statfs` type, or null. Node returns a signed number on some systems. */
export function networkNameOfMagic(type: number): string | null {
  return magicNumbers.get(type >>> 0) ?? null
}

/** Windows: a share's path (`realpath` resolves mapped drives): `\\?\UNC\`, not `\\?\C:\`. */
export function isUncPath(path: string): boolean {
  return /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path) || /^[\\/]{2}(?![?.][\\/])[^\\/]/.test(path)
}
