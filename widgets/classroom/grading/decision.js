/**
 * One decision of an instructor, as the file of marks has it.
 * @typedef {{ kind: string, reason: string, when: string, student?: string, item?: string, points?: number,
 *   answer?: Record<string, string | string[]>, variant?: number, share?: number, until?: string }} Decision
 */

export {};
