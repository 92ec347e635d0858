/** Which function of the page takes a case of each twin. What a case gives, and what comes of it, is plain JSON. */

import { digestOf, sha256 } from "../../widgets/classroom/assignments/sha256.js";
import { plainCode, shuffled, variantNumber } from "../../widgets/classroom/assignments/variants.js";
import { blockNodes, fillSlots, inlineNodes, toPlain } from "../../widgets/classroom/bank/markup.js";
import { quadraticKappa } from "../../widgets/classroom/grading/kappa.js";
import { formatNumber, formatScore, formatValue } from "../../widgets/host/kit/numbers.js";
import { onOneLine } from "../../widgets/host/kit/spaces.js";
import { markupOf } from "./document.js";

/** @type {Record<string, (given: any) => unknown>} */
export const TWINS = {
  kappa: ({ first, second }) => quadraticKappa(first, second),
  markup: (text) => ({ html: markupOf(blockNodes(text)), inline: markupOf(inlineNodes(text)), plain: toPlain(text) }),
  numbers: ({ value, spec }) => [formatNumber(value), formatScore(value), formatValue(value, spec)],
  sha256: async (text) => [sha256(text), await digestOf(text)],
  slots: ({ text, values }) => fillSlots(text, values),
  spaces: (text) => onOneLine(text),
  variants: ({ assignment, code, item, count, ids }) => ({
    code: plainCode(code),
    number: variantNumber(assignment, code, item, count),
    order: shuffled(ids, assignment, code, item),
  }),
};
