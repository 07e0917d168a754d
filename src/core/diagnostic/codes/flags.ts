/** Codes of the area "flags": code → what it means, as one sentence for the reference. */
export const flagCodes = {
  UNKNOWN_VARIANT: 'A rule or default names a variant that the flag does not have.',
} as const
