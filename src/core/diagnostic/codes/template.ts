/** Codes of the area "template": code → what it means, as one sentence for the reference. */
export const templateCodes = {} as const
