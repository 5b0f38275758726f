// Says whether an OpenAPI document is valid by the official schema of its version: prints
// {version, valid, errors} for the file that is named.

import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';

const validator = new Validator();
const { valid, errors = [] } = await validator.validate(
  JSON.parse(readFileSync(process.argv[2], 'utf8')),
);
process.stdout.write(JSON.stringify({ version: validator.version, valid, errors }));
