// ajv holds what we write against the official schemas of the W3C and of Open Badges.

import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { read, readFolder, vectors, work } from "./files.mjs";
import { tell } from "./telling.mjs";

// Theirs are not written in ajv's own strict style; unknown keywords and formats stop it all the
// same.
const style = { strict: true, strictTypes: false, strictTuples: false, strictRequired: false };
const badges = addFormats(new Ajv2019(style));
const w3c = addFormats(new Ajv2020(style));
const folder = `${vectors}/w3c-vc-data-model/schema`;
const judges = {
  badge: badges.compile(
    read(vectors, "openbadges/schemas/ob_v3p0_achievementcredential_schema.json"),
  ),
  credential: w3c.compile(
    read(folder, "verifiable-credential/verifiable-credential-schema.json"),
  ),
  presentation: w3c.compile(
    read(folder, "verifiable-presentation/verifiable-presentation-schema.json"),
  ),
};

const faults = [];
let refused = 0;

function hold(name, tree, ...wanted) {
  for (const judge of wanted) {
    const accepts = judges[judge];
    if (!accepts(tree)) faults.push(`${name}, ${judge}: ${badges.errorsText(accepts.errors)}`);
    for (const member of accepts.schema.required) {
      const { [member]: _, ...rest } = tree;
      refused += 1;
      if (accepts(rest)) faults.push(`${name}, ${judge}: accepted without ${member}`);
    }
  }
}

const demo = readFolder(work, "demo/statements");
if (!demo.length) faults.push("the demo made no statement");
const statements = [...demo, ...readFolder(work, "kinds")];
for (const [name, statement] of statements) hold(name, statement, "badge", "credential");
hold("share", read(work, "share.json"), "presentation");
tell(
  "ajv, official schemas",
  `${statements.length} statements and a share are accepted, ` +
    `${refused} copies without a required member are not`,
  faults,
);
