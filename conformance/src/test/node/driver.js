'use strict';

// Lets a test in another language use the unmodified SDK: reads one JSON command a line, runs it at
// once, whatever else is running, and prints one JSON answer a line, {number, result} or {number,
// error}, when it is there. Ends when its input has ended and all is answered.
//
// A command is {number, command, product, list, ids, params} or {number, command, turned}: `number`
// tells which answer belongs to it; `command` is the SDK's method; `product` whose API is meant;
// `list` the properties that lead to a list, with {} where an id selects one; `ids` what is put
// there, and then what selects one of the list; `turned` the number of a page that an earlier answer
// gave.

const readline = require('node:readline');
const twilio = require('twilio');

const TWILIO = /^https:\/\/(conversations|content)\.twilio\.com/;

/** Sends what is meant for Twilio to another server, as a user of the SDK would do it. */
class Redirected extends twilio.RequestClient {
  constructor(server) {
    super();
    this.server = server;
  }

  request(options) {
    return super.request({ ...options, uri: options.uri.replace(TWILIO, this.server) });
  }
}

const { CONFAB_URL, CONFAB_ACCOUNT_SID, CONFAB_AUTH_TOKEN } = process.env;
const client = twilio(CONFAB_ACCOUNT_SID, CONFAB_AUTH_TOKEN, {
  httpClient: new Redirected(CONFAB_URL),
});
const pages = [];

/** The list that a command is about, and the ids that select one of it. */
function found({ product, list, ids }) {
  const rest = [...ids];
  const step = (from, name) => (name === '{}' ? from(rest.shift()) : from[name]);
  return { all: list.split('/').reduce(step, client[product].v1), rest };
}

function one(command) {
  const { all, rest } = found(command);
  return all(...rest);
}

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
  create: async (command) => shown(await found(command).all.create(withDates(command.params))),
  fetch: async (command) => shown(await one(command).fetch()),
  update: async (command) => shown(await one(command).update(withDates(command.params))),
  remove: (command) => one(command).remove(command.params),
  list: async (command) => (await found(command).all.list(command.params)).map(shown),
  page: async (command) => shownPage(await found(command).all.page(command.params)),
  nextPage: async ({ turned }) => shownPage(await pages[turned].nextPage()),
  previousPage: async ({ turned }) => shownPage(await pages[turned].previousPage()),
};

async function outcome(command) {
  try {
    return { result: (await commands[command.command](command)) ?? null };
  } catch (error) {
    const { status = 0, code = 0, message } = error;
    return { error: { status, code, message: String(message) } };
  }
}

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const command = JSON.parse(line);
  const answer = { number: command.number, ...(await outcome(command)) };
  process.stdout.write(JSON.stringify(answer) + '\n');
});
