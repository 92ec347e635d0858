/**
 * What the engine answers on this page, call by call; calls.py makes it, and a test holds the two together.
 *
 * @typedef {{ left_out: { id: string, title: string, reason: string }[], notes: string[] }} Report
 *
 * @typedef {{ pack: Report }} Answers
 */

export {};
