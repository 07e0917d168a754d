/** Limits on what is read and written, enforced before the work that they bound. Bytes are UTF-8 bytes. */
export const limits = {
  templateBytes: 1024 * 1024,
  flagFileBytes: 1024 * 1024,
  manifestBytes: 10 * 1024 * 1024,
  keysPerMap: 5_000,
  depth: 200,
  /** Nodes of one file's documents, aliases expanded. */
  nodes: 200_000,
  factBytes: 64 * 1024,
  secretBytes: 512 * 1024,
  outputBytes: 20 * 1024 * 1024,
  objects: 5_000,
} as const
