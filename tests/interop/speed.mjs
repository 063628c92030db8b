// How long @digitalbazaar/vc takes for one of the statements in WORK/speed, from its bytes.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as vc from "@digitalbazaar/vc";
import { checkStatus, documentLoader, suite } from "./documents.mjs";
import { read, work } from "./files.mjs";

const ROUNDS = 5;
const { now } = read(work, "moment.json");
const folder = join(work, "speed");
const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

async function judgeAll() {
  const start = performance.now();
  for (const text of files) {
    const credential = JSON.parse(text);
    const options = { now, credential, suite, documentLoader, checkStatus };
    if (!(await vc.verifyCredential(options)).verified) throw new Error("one did not verify");
  }
  return (performance.now() - start) / files.length;
}

await judgeAll();
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await judgeAll());
console.log(Math.min(...rounds));
