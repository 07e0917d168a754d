/** Codes of the area "yaml": code → what it means, as one sentence for the reference. */
export const yamlCodes = {
  YAML_SYNTAX: 'The text is not YAML.',
  DUPLICATE_KEY: 'A map holds the same key twice.',
  UNSAFE_INTEGER: 'An integer is too large to be kept exactly.',
} as const
