#!/usr/bin/env node
// Starts the program and its commands from V8's code cache beside them. A cache of another Node.js version is refused by
// V8, and the code compiled as usual.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const scripts = new Map();

function load(name) {
  const filename = join(__dirname, name);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
  const script = new Script(source, { filename, cachedData: readCache(`${filename}.cache`) });
  scripts.set(filename, script);
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, requireHere, loaded, filename, __dirname);
  return loaded.exports;
}

function readCache(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function requireHere(request) {
  return request.startsWith('./floe-') ? load(request) : require(request);
}

load('floe-program.js');
module.exports = { scripts };
