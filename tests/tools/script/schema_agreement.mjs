// Judges the corpus of scenarios by the JSON Schema alone:
// `node schema_agreement.mjs SCHEMA FOLDER`
// reads every YAML file below FOLDER/good, FOLDER/bad-schema and FOLDER/bad-meaning and says where
// the schema does not do what the folder's name promises. What is wrong with the meaning of a file
// is beyond a schema.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parseAllDocuments } from "yaml";

const [schemaFile, corpus] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(schema);

// What the schema has against a file; null if nothing.
function objection(file) {
  const documents = parseAllDocuments(readFileSync(file, "utf8"), { version: "1.2" });
  for (const document of documents) {
    if (document.errors.length > 0) return document.errors[0].message;
    if (!validate(document.toJS())) return ajv.errorsText(validate.errors);
  }
  return null;
}

let files = 0;
let failures = 0;
for (const [folder, accepted] of [["good", true], ["bad-schema", false], ["bad-meaning", true]]) {
  for (const name of readdirSync(join(corpus, folder)).sort()) {
    ++files;
    const against = objection(join(corpus, folder, name));
    if ((against === null) === accepted) continue;
    ++failures;
    console.log(`${folder}/${name}: ${against ?? "the schema accepts it"}`);
  }
}
console.log(`${files} files, ${failures} disagreements`);
process.exitCode = failures > 0 || files === 0 ? 1 : 0;
