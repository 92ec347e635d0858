/**
 * What an exercise is made of, as bank.py has it.
 * @typedef {{ id: string, text: string }} Part
 * @typedef {{
 *   id: string, type: string, use: string, points: number, unit?: string, decimals?: number, variants?: Record<string, number>[],
 *   reveal?: { explorer: string, at: Record<string, number>, readout: string },
 *   choices?: Part[], prompts?: Part[], options?: Part[], steps?: Part[], asks?: { id: string, label: string }[],
 *   controls?: { name: string, minimum: number, maximum: number }[], turns?: string[],
 *   scale?: { value: number, label: string }[], words?: { least: number, most: number }, longest?: number,
 * }} Item  what the widget works with: of a transcript, the turns to rate; of a text, how many letters are read
 * @typedef {Omit<Item, "turns"> & { title: string, version: number, prompt: string, minutes: number, shuffle?: boolean,
 *   start?: Record<string, number>, turns?: { id: string, speaker: string, text: string, rate: boolean }[] }} WholeItem
 * @typedef {Record<string, any>} Key
 * @typedef {Record<string, any>} Answer  empty while blank
 */

export {};
