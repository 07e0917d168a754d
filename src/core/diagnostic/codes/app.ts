/** Codes of the area "app": code → what it means, as one sentence for the reference. */
export const appCodes = {} as const
