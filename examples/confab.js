'use strict';

// What the examples share: the SDK, pointed at a server of one's own, and a receiver of webhooks
// that believes only what is signed.

const http = require('node:http');
const twilio = require('twilio');

const {
  CONFAB_URL = 'http://127.0.0.1:8080',
  CONFAB_ACCOUNT_SID,
  CONFAB_AUTH_TOKEN,
  PORT = '0',
} = process.env;

const BODY_BYTES_MAX = 256 * 1024;

/** Sends what is meant for Twilio to another server. */
class Redirected extends twilio.RequestClient {
  request(options) {
    const uri = options.uri.replace('https://conversations.twilio.com', CONFAB_URL);
    return super.request({ ...options, uri });
  }
}

const client = twilio(CONFAB_ACCOUNT_SID, CONFAB_AUTH_TOKEN, { httpClient: new Redirected() });

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) {
      throw new Error('a webhook that is larger than any event');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The event, or null when nobody signed it who knows the auth token. */
async function eventOf(request, url) {
  const event = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
  const signature = request.headers['x-twilio-signature'] ?? '';
  return twilio.validateRequest(CONFAB_AUTH_TOKEN, signature, url, event) ? event : null;
}

/**
 * Listens for webhooks and answers each with what `answer` returns: `status`, 200 when there is none,
 * and `json`, nothing when there is none. When it throws, the answer is 500: a post-action webhook
 * then comes again, later.
 *
 * @param answer gets the event's parameters and the token that all attempts of a delivery share
 * @returns the URL to configure
 */
async function listen(answer) {
  let url;
  const server = http.createServer(async (request, response) => {
    let status = 403;
    let json;
    try {
      const event = await eventOf(request, url);
      if (event) {
        const token = request.headers['i-twilio-idempotency-token'];
        ({ status = 200, json } = await answer(event, token));
      }
    } catch (error) {
      console.error(error);
      status = 500;
    }
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(json === undefined ? '' : JSON.stringify(json));
  });
  await new Promise((resolve) => server.listen(Number(PORT), '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}/webhook`;
  return url;
}

module.exports = { client, listen };
