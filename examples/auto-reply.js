'use strict';

// Answers every message. It is told of messages by the account's post-action webhook, and writes back
// with the SDK. What it writes itself calls no webhook, because it does not ask for it; so it never
// talks to itself.

const { client, listen } = require('./confab');

const AUTHOR = 'auto-reply';
const TOKENS_MAX = 10_000;

/** What was answered already: a webhook comes at least once, so it may come twice. */
const answered = new Set();

function remember(token) {
  answered.add(token);
  if (answered.size > TOKENS_MAX) {
    answered.delete(answered.values().next().value);
  }
}

async function reply(event, token) {
  if (event.EventType === 'onMessageAdded' && !answered.has(token)) {
    await client.conversations.v1.conversations(event.ConversationSid).messages.create({
      author: AUTHOR,
      body: `Thank you, ${event.Author}. You wrote: ${event.Body}`,
    });
    remember(token);
  }
  return {};
}

async function main() {
  const url = await listen(reply);
  await client.conversations.v1.configuration.webhooks().update({
    postWebhookUrl: url,
    method: 'POST',
    filters: ['onMessageAdded'],
    target: 'webhook',
  });
  console.log(`Answering what is told to ${url}`);
}

main();
