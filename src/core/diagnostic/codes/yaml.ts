/** Codes of the area "yaml": code → what it means, as one sentence for the reference. */
export const yamlCodes = {} as const
