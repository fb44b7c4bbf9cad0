#!/usr/bin/env node
// Starts the program and its commands from V8's code cache beside them. V8 refuses a cache of another Node.js version, but
// takes one of another source that is as long: so each cache is named for its source's digest, which begins the source.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const scripts = new Map();

function load(name) {
  const filename = join(__dirname, name);
  const text = readFileSync(filename, 'utf8');
  const cacheFile = join(__dirname, `${text.slice('/*'.length, text.indexOf('*/'))}.cache`);
  const source = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new Script(source, { filename, cachedData: readCache(cacheFile) });
  scripts.set(cacheFile, script);
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
