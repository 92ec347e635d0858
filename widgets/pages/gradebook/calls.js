/**
 * What the engine answers on this page, call by call; calls.py and view.py make it, and a test holds the two together.
 *
 * @typedef {import("../../classroom/bank/item.js").WholeItem & Record<string, any>} Item  with all that the bank has of it
 * @typedef {{ name: string, kind: string, about: string, count: number, problem: string, counts: boolean,
 *   asked: boolean, by_key: string[], decisions: number }} GivenFile
 * @typedef {{ id: string, title: string, source: string, named: number }} Candidate
 * @typedef {{ what: string, missing?: number, named?: { id: string, title: string, count: number }[] }} Needs
 * @typedef {{ files: GivenFile[], candidates: Candidate[], chosen: string, needs: Needs | null, failed?: string }} Session
 * @typedef {{ key: string, code: string, name: string, label: string, status: string, total: number | null,
 *   out_of: number, file: string, stranger: boolean, cells: ([string, number | null, string] | null)[], notes: string[],
 *   problems: number }} Row  cells: status, points, and the kind of decision that gave them
 * @typedef {{ where: string, message: string, advice: string, can_accept: boolean, accepted: boolean }} ProblemEntry
 * @typedef {{ severity: string, code: string, count: number, entries: ProblemEntry[] }} ProblemGroup
 * @typedef {{ severity: string, code: string, count: number, entries: null }} SameGroup  as it was before
 * @typedef {{ student: string, levels: [number, number], is_far: boolean }} Difference
 * @typedef {{ item_id: string, criterion_id: string, criterion: string, texts: string[], markers: [string, string],
 *   n: number, kappa: number | null, equal: number, differences: Difference[] }} Agreement
 * @typedef {{ item: string, title: string, count: number }} ToMark
 * @typedef {{ id: string, title: string, type: string, points: number, dropped: boolean }} ListedItem
 * @typedef {{ place: string, by: string, when: string, reason: string, told: string, state: string,
 *   stored: import("../../classroom/grading/decision.js").Decision }} ListedDecision
 * @typedef {{ assignment: { id: string, title: string, due: string },
 *   items: ListedItem[], rows: Row[], problems: ProblemGroup[], to_mark: ToMark[], agreements: Agreement[],
 *   decisions: ListedDecision[], roster: string | null }} Grades
 * @typedef {Session & Partial<Grades>} State
 * @typedef {{ items: ListedItem[], rows: [number, Row][], problems: (ProblemGroup | SameGroup)[], to_mark: ToMark[],
 *   agreements: Agreement[], decisions: ListedDecision[] }} Changes  rows by their place
 * @typedef {{ item: Item, numbers: Record<string, number>, answer: any, well_formed: boolean, right: any,
 *   comments: string[], status: string, points: number | null, out_of: number, detail: string, decided: string,
 *   before: [string, number | null] | null }} StudentAnswer
 * @typedef {{ code: string, where: string, message: string, advice: string, severity: string }} Problem
 * @typedef {{ key: string, codes: string[], label: string }} Whose
 * @typedef {Whose & { answers: StudentAnswer[], problems: Problem[], decided: string[] }} Student
 * @typedef {{ id: string, criterion: string, levels: { points: number, text: string }[] }} Criterion
 * @typedef {{ item: Item, rubric: Criterion[], model_answer: string, marker_note: string,
 *   responses: (Whose & { text: string, words: number })[] }} FreeResponses
 * @typedef {{ id: string, text: string, typed: boolean, count: number, is_right: boolean, accepted: number | null,
 *   answer: Record<string, string | string[]> | null, variant: number }} Choice  answer: what could be accepted
 * @typedef {{ item_id: string, title: string, type: string, n_answered: number, n_blank: number, n_waiting: number,
 *   difficulty: number | null, discrimination: number | null, distribution: Choice[], dropped: boolean }} ItemStatistics
 * @typedef {{ format: string, version: number, assignment: string, marker: string, marks: Record<string, any>,
 *   decisions?: import("../../classroom/grading/decision.js").Decision[] }} MarksFile
 *
 * @typedef {{
 *   open: {},
 *   add: State,
 *   claim: State,
 *   remove: State,
 *   grade: State,
 *   mark: Changes,
 *   more_problems: ProblemEntry[],
 *   student: Student,
 *   free_responses: FreeResponses,
 *   unread: (Whose & StudentAnswer)[],
 *   analysis: ItemStatistics[],
 *   marks: MarksFile | null,
 *   export: { left_out: { student: string, reason: string }[], notes: string[] },
 * }} Answers
 */

export {};
