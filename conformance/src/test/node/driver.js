'use strict';

// Lets a test in another language use the unmodified SDK: reads one JSON command a line, runs it,
// and prints one JSON answer a line, in the same order. Ends when its input ends.
//
// A command is {command, service?, target?, params?}: `service` picks the path family, `target` is
// a sid, a unique name or the number of a page that an earlier answer gave.

const readline = require('node:readline');
const twilio = require('twilio');

const TWILIO = 'https://conversations.twilio.com';

/** Sends what is meant for Twilio to another server, as a user of the SDK would do it. */
class Redirected extends twilio.RequestClient {
  constructor(server) {
    super();
    this.server = server;
  }

  request(options) {
    const uri = options.uri.startsWith(TWILIO)
      ? this.server + options.uri.slice(TWILIO.length)
      : options.uri;
    return super.request({ ...options, uri });
  }
}

const { CONFAB_URL, CONFAB_ACCOUNT_SID, CONFAB_AUTH_TOKEN } = process.env;
const client = twilio(CONFAB_ACCOUNT_SID, CONFAB_AUTH_TOKEN, {
  httpClient: new Redirected(CONFAB_URL),
});
const pages = [];

function conversations(service) {
  return service
    ? client.conversations.v1.services(service).conversations
    : client.conversations.v1.conversations;
}

const services = () => client.conversations.v1.services;

/** The SDK takes dates as Date objects. */
function withDates(params) {
  const typed = { ...params };
  for (const name of ['dateCreated', 'dateUpdated']) {
    if (name in typed) {
      typed[name] = new Date(typed[name]);
    }
  }
  return typed;
}

/** A resource with the names that the API has on the wire, and dates in whole seconds. */
function shown(instance) {
  const members = {};
  for (const [name, value] of Object.entries(instance.toJSON())) {
    const key = name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase());
    members[key] =
      value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : (value ?? null);
  }
  return members;
}

function shownPage(page) {
  return {
    items: page.instances.map(shown),
    page: pages.push(page) - 1,
    hasNext: Boolean(page.nextPageUrl),
    hasPrevious: Boolean(page.previousPageUrl),
  };
}

const commands = {
  'conversation.create': async ({ service, params }) =>
    shown(await conversations(service).create(withDates(params))),
  'conversation.fetch': async ({ service, target }) =>
    shown(await conversations(service)(target).fetch()),
  'conversation.update': async ({ service, target, params }) =>
    shown(await conversations(service)(target).update(withDates(params))),
  'conversation.delete': ({ service, target }) => conversations(service)(target).remove(),
  'conversation.list': async ({ service, params }) =>
    (await conversations(service).list(params)).map(shown),
  'conversation.page': async ({ service, params }) =>
    shownPage(await conversations(service).page(params)),

  'service.create': async ({ params }) => shown(await services().create(params)),
  'service.fetch': async ({ target }) => shown(await services()(target).fetch()),
  'service.delete': ({ target }) => services()(target).remove(),
  'service.list': async ({ params }) => (await services().list(params)).map(shown),
  'service.page': async ({ params }) => shownPage(await services().page(params)),

  'page.next': async ({ target }) => shownPage(await pages[target].nextPage()),
  'page.previous': async ({ target }) => shownPage(await pages[target].previousPage()),
};

async function answer(line) {
  try {
    const command = JSON.parse(line);
    return { result: (await commands[command.command](command)) ?? null };
  } catch (error) {
    const { status = 0, code = 0, message } = error;
    return { error: { status, code, message: String(message) } };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(line)) + '\n');
  }
}

main();
