/** Which function of the page takes a case of each twin. What a case gives, and what comes of it, is plain JSON. */

import { readAssignmentLink, readAssignmentText, toLink } from "../../widgets/classroom/assignments/assignment.js";
import { freeTitle, reservedTitle } from "../../widgets/classroom/assignments/canvas_titles.js";
import { digestOf, sha256 } from "../../widgets/classroom/bank/sha256.js";
import { studentsSite } from "../../widgets/host/students_site.js";
import { plainCode, shuffled, variantNumber } from "../../widgets/classroom/assignments/variants.js";
import { blockNodes, fillSlots, inlineNodes, toPlain } from "../../widgets/classroom/bank/markup.js";
import { isBroken } from "../../widgets/classroom/bank/seal.js";
import { fileName, readPayload, writeResponseFile } from "../../widgets/classroom/collecting/response_file.js";
import { readDecisions } from "../../widgets/classroom/grading/decisions.js";
import { markPoints, marksFile, plainMarks, readMarks } from "../../widgets/classroom/grading/marks.js";
import { ANSWER_TYPES } from "../../widgets/exercise_types/answer_registry.js";
import { quadraticKappa } from "../../widgets/exercise_types/kappa.js";
import { judgeNumber } from "../../widgets/exercise_types/typed_numbers.js";
import { readTyped } from "../../widgets/host/kit/typed_numbers.js";
import { formatNumber, formatScore, formatValue } from "../../widgets/host/kit/numbers.js";
import { onOneLine } from "../../widgets/host/kit/spaces.js";
import { onScale, scoreAll } from "../../widgets/inventory_form/scoring.js";
import { compareMarks } from "../../widgets/reply/agreement.js";
import { countIn } from "../../widgets/reply/counted.js";
import { RULES } from "../classroom/rules.js";
import { tellAnswer } from "./answers.js";
import { markupOf } from "./document.js";
import { showComparison, showRating } from "./forms.js";

const { assignment: assigning, marks: marking, responses, site, titles } = RULES;

/** @type {Record<string, (given: any) => unknown>} */
export const TWINS = {
  ...Object.fromEntries(Object.keys(ANSWER_TYPES).map((type) => [type, tellAnswer])),
  agreement: ({ one, other }) => compareMarks(one, other),
  assignment_file(stored) {
    return withoutEdition(readAssignmentText(JSON.stringify(stored), { edition: "", items: {} }, assigning));
  },
  assignment_link(assignment) {
    const link = toLink(assignment, assigning);
    const read = withoutEdition(readAssignmentLink(`#${link}`, { edition: "", items: {} }, assigning));
    return { parameters: Object.fromEntries(new URLSearchParams(link)), read };
  },
  canvas_titles: (title) => ({ reserved: reservedTitle(title, titles), free: freeTitle(title, titles) }),
  comparison: showComparison,
  decisions: (stored) => readDecisions(stored, marking.decisions),
  kappa: ({ first, second }) => quadraticKappa(first, second),
  mark_points: ({ item, rubric, mark }) => markPoints(item, rubric, mark),
  marks(stored) {
    const read = readMarks(stored);
    return read && plainMarks(read);
  },
  markup: (text) => ({ html: markupOf(blockNodes(text)), inline: markupOf(inlineNodes(text)), plain: toPlain(text) }),
  numbers: ({ value, spec }) => [formatNumber(value), formatScore(value), formatValue(value, spec)],
  on_scale: ({ value, scale }) => onScale(value, scale),
  rating: showRating,
  reply_counts: (text) => countIn(text),
  response_file: async (contents) => JSON.parse(JSON.parse(await writeResponse(contents)).payload),
  response_name: ({ assignment, code }) => fileName("answers", assignment, code, "json"),
  response_read: (file) => readPayload(file, responses) !== null,
  scoring: ({ definition, answers, reverse_keyed }) => scoreAll(answers, reverse_keyed, definition),
  seal: (text) => isBroken(text),
  sha256: async (text) => [sha256(text), await digestOf(text)],
  slots: ({ text, values }) => fillSlots(text, values),
  spaces: (text) => onOneLine(text),
  students_site: (address) => studentsSite(address, site),
  typed_numbers: ({ text, unit, wanted, tolerance }) => ({ ...readTyped(text, unit), right: judgeNumber(text, wanted, tolerance, unit) }),
  variants: ({ assignment, code, item, count, ids }) => ({
    code: plainCode(code),
    number: variantNumber(assignment, code, item, count),
    order: shuffled(ids, assignment, code, item),
  }),
};

/** What the page writes and Python reads. @type {Record<string, (given: any) => unknown>} */
export const WRITERS = {
  write_marks: ({ marks, decisions }) => {
    const given = /** @type {any} */ ({ marker: "AB", marks: readMarks(marks), decisions: readDecisions(decisions, marking.decisions) });
    return marksFile("a-1f2e3d4c", given, marking);
  },
  write_response: writeResponse,
};

/** @param {any} contents */
async function writeResponse(contents) {
  return (await writeResponseFile(contents, responses)).text;
}

/** @param {any} found */
function withoutEdition({ assignment }) {
  if (assignment === null) return null;
  const { edition: _, ...rest } = assignment;
  return rest;
}
