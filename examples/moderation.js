'use strict';

// Reads every message before it is published. It is asked by the account's pre-action webhook:
// a word that nobody shall read is hidden, and an advertisement is refused. Needs a server that runs
// with --rest-pre-hooks.

const { client, listen } = require('./confab');

const HIDDEN = /\b(?:darn|heck)\b/gi;
const REFUSED = /\bbuy now\b/i;

function moderate(event) {
  if (event.EventType !== 'onMessageAdd') {
    return {};
  }
  const body = event.Body ?? '';
  if (REFUSED.test(body)) {
    return { status: 403 };
  }
  const moderated = body.replace(HIDDEN, (word) => '*'.repeat(word.length));
  return moderated === body ? {} : { json: { body: moderated } };
}

async function main() {
  const url = await listen(moderate);
  await client.conversations.v1.configuration.webhooks().update({
    preWebhookUrl: url,
    method: 'POST',
    filters: ['onMessageAdd'],
    target: 'webhook',
  });
  console.log(`Moderating what is asked of ${url}`);
}

main();
