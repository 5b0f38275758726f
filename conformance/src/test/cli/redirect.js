'use strict';

// Loaded before the command line, whose host is fixed: sends what is meant for Twilio to another
// server.

const http = require('node:http');
const https = require('node:https');

const { hostname, port } = new URL(process.env.CONFAB_URL);
const elsewhere = https.request;

https.request = (options, callback) =>
  options.hostname === 'conversations.twilio.com'
    ? http.request({ ...options, protocol: 'http:', hostname, port, agent: undefined }, callback)
    : elsewhere(options, callback);
