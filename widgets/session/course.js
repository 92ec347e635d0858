/**
 * Plays a session as simulation/session_course.py does: the same client, the same luck, the same equations.
 * @typedef {{ kind: string, text: string, lands: string, misses: string, next: string }} Reply
 * @typedef {{ scene: string, says: Record<string, string>, brings: Record<string, number>, replies: Reply[] }} Turn
 * @typedef {Record<string, number>} States
 * @typedef {{ seed: number, withdrawal_hides: boolean, talk_puts_on_the_spot: boolean }} Setting
 * @typedef {{
 *   id: string, title: string, client: string, therapist: string, about: string, first: string, turns: Record<string, Turn>,
 *   person: any, endings: Record<string, string>, equations: Record<string, import("./tree.js").Tree>,
 *   longest: number, order: string[],
 *   kinds: Record<string, { label: string, chance: States, lands: States, misses: States }>, numbers: Record<string, number>,
 *   states: { parts: string[], strains: string[] }, places: Record<string, number>, strained: number, seeds: number,
 *   clients: number, form: import("../inventory_form/scoring.js").Definition & { raters: string[], statements: Record<string, string>, anchors: Record<string, string> },
 * }} Definition
 * @typedef {{ name: string, kind: string, chance: number, landed: boolean, mood: string, states: States }} Step
 *   mood: how the client was when speaking; states: after the reply
 */

import { drawNormal, drawUniform } from "./chance.js";
import { compileTree } from "./tree.js";

export class Course {
  /** @param {Definition} definition */
  constructor(definition) {
    this.definition = definition;
    this.equations = Object.fromEntries(Object.entries(definition.equations).map(([name, tree]) => [name, compileTree(tree, definition.numbers)]));
    this.names = [...definition.states.parts, ...definition.states.strains];
  }

  /**
   * Draw a client by number: where the client begins, and which kinds of reply the client welcomes.
   * @param {number} number
   * @param {Setting} setting
   */
  person(number, { seed, talk_puts_on_the_spot }) {
    const { person, numbers, places, states, order } = this.definition;
    const start = this.names.map((name, place) => {
      const isPart = states.parts.includes(name);
      const spread = isPart ? numbers.start_spread : numbers.strain_spread;
      const [low, high] = isPart ? [1, 5] : [0, 1];
      const strayed = person[name] + spread * drawNormal(seed, number, places.before, places.noise + place);
      return [name, Math.min(Math.max(strayed, low), high)];
    });
    const welcome = order.map((kind, place) => {
      const spot = talk_puts_on_the_spot && kind === "meta" ? numbers.on_the_spot : 0;
      const strayed = numbers.welcome_spread * drawNormal(seed, number, places.before, places.welcome + place);
      return [kind, (person.welcomes[kind] ?? 0) - spot + strayed];
    });
    return { number, start: /** @type {States} */ (Object.fromEntries(start)), welcome: /** @type {States} */ (Object.fromEntries(welcome)) };
  }

  /**
   * Play with one client: the state at the start, and a step for each reply.
   * @param {string[]} replies
   * @param {Setting} setting
   * @param {number} [client]
   */
  play(replies, setting, client = 1) {
    const person = this.person(client, setting);
    /** @type {Step[]} */
    const steps = [];
    let [here, states] = [this.definition.first, person.start];
    for (const kind of replies) {
      const step = this.step(here, kind, states, person, [setting.seed, client, steps.length + 1]);
      steps.push(step);
      states = step.states;
      here = this.reply(here, kind).next;
    }
    return { start: person.start, steps, end: states, here };
  }

  /**
   * @param {string} turn
   * @param {string} kind
   */
  reply(turn, kind) {
    return /** @type {Reply} */ (this.definition.turns[turn].replies.find((reply) => reply.kind === kind));
  }

  /**
   * @param {string} name  of the turn
   * @param {string} kind
   * @param {States} before
   * @param {ReturnType<Course["person"]>} person
   * @param {number[]} place
   * @returns {Step}
   */
  step(name, kind, before, person, place) {
    const { kinds, numbers, places, states } = this.definition;
    const now = this.met(name, before);
    const { chance: given, lands, misses } = kinds[kind];
    const chance = this.equations.land_chance({ ...given, ...now, welcome: person.welcome[kind] });
    const landed = drawUniform(...place, places.land) < chance;
    const strain = Math.max(...states.strains.map((one) => now[one]));
    const after = this.names.map((one, spot) => {
      const effect = (landed ? lands : misses)[one];
      const noise = drawNormal(...place, places.noise + spot);
      if (states.strains.includes(one)) {
        return this.equations.next_strain({ strain: now[one], effect, noise: numbers.strain_noise * noise });
      }
      const [first, second] = states.parts.filter((other) => other !== one).map((other) => now[other]);
      const others = (first + second) / 2;
      return this.equations.next_part({ part: now[one], others, resting: person.start[one], effect, strain, noise: numbers.part_noise * noise });
    });
    return { name, kind, chance, landed, mood: this.mood(now), states: Object.fromEntries(this.names.map((one, spot) => [one, after[spot]])) };
  }

  /**
   * The states that a reply meets: with the strain that the client brings to the turn.
   * @param {string} name
   * @param {States} states
   * @returns {States}
   */
  met(name, states) {
    const { brings } = this.definition.turns[name];
    const strains = this.definition.states.strains.map((one) => [one, Math.min(Math.max(states[one] + brings[one], 0), 1)]);
    return { ...states, ...Object.fromEntries(strains) };
  }

  /** @param {States} states */
  mood({ withdrawal, confrontation }) {
    if (Math.max(withdrawal, confrontation) < this.definition.strained) return "calm";
    return confrontation > withdrawal ? "confronting" : "withdrawn";
  }

  /**
   * Where the alliance began and ended for many such clients.
   * @param {string[]} replies
   * @param {Setting} setting
   */
  playMany(replies, setting) {
    return Array.from({ length: this.definition.clients }, (_, place) => {
      const { start, end } = this.play(replies, setting, place + 1);
      return { start: this.alliance(start), end: this.alliance(end) };
    });
  }

  /** @param {States} states */
  alliance(states) {
    const { parts } = this.definition.states;
    return parts.reduce((total, part) => total + states[part], 0) / parts.length;
  }
}
