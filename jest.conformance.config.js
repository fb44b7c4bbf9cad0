/** Tests against the real things: Helm, and what else is heavy. */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/conformance'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default', '<rootDir>/test/tools/proof-reporter.js'],
};
