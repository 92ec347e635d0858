import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Engine, EngineError } from "../../../widgets/pages/engine/engine.js";

/** @type {FakeWorker[]} */
const workers = [];

class FakeWorker extends EventTarget {
  constructor() {
    super();
    this.ended = false;
    workers.push(this);
  }

  postMessage() {}

  terminate() {
    this.ended = true;
  }

  /** @param {any} data */
  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

Object.assign(globalThis, { Worker: FakeWorker });
const makeEngine = () => new Engine(new URL("https://a.test/classroom/"), "1", "builder");
beforeEach(() => workers.splice(0));

test("a call is answered under its number", async () => {
  const engine = makeEngine();
  const answer = engine.call("pack");
  workers[0].say({ id: 1, result: 3 });
  assert.deepEqual(await answer, { result: 3, files: [] });
});

test("what the engine refuses is told, and the engine goes on", async () => {
  const engine = makeEngine();
  const refused = engine.call("pack");
  workers[0].say({ id: 1, error: "no such format" });
  await assert.rejects(refused, new EngineError("no such format"));
  assert.equal(workers[0].ended, false);
});

test("a worker that did not arrive has no message, and is named", async () => {
  const engine = makeEngine();
  const call = engine.call("pack");
  workers[0].dispatchEvent(new Event("error"));
  await assert.rejects(call, { message: "worker.js" });
});

test("a worker that lacks a file ends every call with that file's name, and the next call starts another worker", async () => {
  const engine = makeEngine();
  const calls = [engine.call("open"), engine.call("add")];
  workers[0].say({ lost: "pyodide.asm.wasm: 503" });
  for (const call of calls) await assert.rejects(call, { message: "pyodide.asm.wasm: 503" });
  assert.equal(workers[0].ended, true);
  const again = engine.call("open");
  assert.equal(workers.length, 2);
  workers[1].say({ id: 3, result: {} });
  assert.deepEqual(await again, { result: {}, files: [] });
});
