'use strict';

// Lets the unmodified SDK judge the signatures of requests: reads one JSON request a line from the
// file that is named, and prints an array with one boolean for each. A request is {token, method,
// url, body, signature}, as its receiver saw it; a body with a hash in the URL is JSON, another one a
// form.

const { readFileSync } = require('node:fs');
const querystring = require('node:querystring');
const twilio = require('twilio');

function isValid({ token, method, url, body, signature }) {
  if (method === 'POST' && url.includes('bodySHA256=')) {
    return twilio.validateRequestWithBody(token, signature, url, body);
  }
  const form = method === 'POST' ? { ...querystring.parse(body) } : {};
  return twilio.validateRequest(token, signature, url, form);
}

const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');
process.stdout.write(JSON.stringify(lines.map((line) => isValid(JSON.parse(line)))));
