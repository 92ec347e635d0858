/** The page's side of a session: plays what stands on each line of the input, and answers with a line. */

import { createInterface } from "node:readline";

import { Course } from "../../widgets/session/course.js";
import { markForms } from "../../widgets/session/marks.js";
import { withChange } from "../../widgets/session/state.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { definition, games } = JSON.parse(line);
  const course = new Course(definition);
  const played = games.map((/** @type {any} */ { state, client }) => {
    const replies = withChange(state, definition);
    const { start, steps, end } = course.play(replies, state, client);
    return { replies, start, steps, marks: markForms(course, end, state, client) };
  });
  console.log(JSON.stringify(played));
}
