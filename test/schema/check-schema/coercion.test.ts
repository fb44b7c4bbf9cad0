import { coerceBoolean, coerceInteger, coerceNumber, coerceTimestamp, coerceUuid } from '../../../lib/schema/coercion';

// Inputs and results were taken from pydantic 2 in its lax mode.
describe('integers', () => {
  test.each([
    [30, 30],
    ['30', 30],
    [' 10 ', 10],
    ['\t5\n', 5],
    ['1_000', 1000],
    ['1_0.0', 10],
    ['10.0', 10],
    ['00.0', 0],
    ['007', 7],
    ['+5', 5],
    ['-007', -7],
    ['-0', 0],
    [true, 1],
    [false, 0],
  ])('are read from %j', (value, expected) => {
    expect(coerceInteger(value)).toBe(expected);
  });

  test.each([
    30.5,
    '30.5',
    '1e3',
    '0x10',
    '',
    '10.',
    '.0',
    '1__0',
    '_1',
    '1_',
    '1 0',
    '- 5',
    '--5',
    '1,000',
    '٣',
    null,
    [],
    Number.NaN,
  ])('are not read from %j', (value) => {
    expect(coerceInteger(value)).toBeUndefined();
  });
});

describe('numbers', () => {
  test.each([
    ['0.5', 0.5],
    [' 0.5 ', 0.5],
    ['1_0.5', 10.5],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    [true, 1],
    [2, 2],
  ])('are read from %j', (value, expected) => {
    expect(coerceNumber(value)).toBe(expected);
  });

  test.each(['0x1', '', '1__0', '_1', '1_', '0.5f', '1e', 'nan', null])('are not read from %j', (value) => {
    expect(coerceNumber(value)).toBeUndefined();
  });
});

describe('booleans', () => {
  test.each([true, 1, 'true', 'TRUE', 'tRuE', 'yes', 'on', 'y', 't', '1'])('are true for %j', (value) => {
    expect(coerceBoolean(value)).toBe(true);
  });

  test.each([false, 0, 'false', 'No', 'OFF', 'n', 'F', '0'])('are false for %j', (value) => {
    expect(coerceBoolean(value)).toBe(false);
  });

  test.each([2, -1, '', ' true', 'true ', '01', '1.0', 'enabled', null])('are not read from %j', (value) => {
    expect(coerceBoolean(value)).toBeUndefined();
  });
});

describe('timestamps', () => {
  test.each([
    '2024-01-01',
    '2024-01-01T00:00:00Z',
    '2024-01-01 00:00',
    '2024-01-01t00:00:00z',
    '2024-01-01_00:00:00',
    '2024-01-01T00:00:00.123456Z',
    '2024-01-01T00:00:00,5',
    '2024-01-01T00:00:00+0100',
    '2024-02-29T00:00:00-23:59',
  ])('keep the text %j', (value) => {
    expect(coerceTimestamp(value)).toBe(value);
  });

  test.each([
    [1704067200, '2024-01-01T00:00:00.000Z'],
    [1704067200.5, '2024-01-01T00:00:00.500Z'],
    ['1704067200', '2024-01-01T00:00:00.000Z'],
    ['-1', '1969-12-31T23:59:59.000Z'],
    [20000000000, '2603-10-11T11:33:20.000Z'],
    [20000000001, '1970-08-20T11:33:20.001Z'],
    ['20240101', '1970-08-23T06:15:01.000Z'],
  ])('are made from the unix time %j', (value, expected) => {
    expect(coerceTimestamp(value)).toBe(expected);
  });

  test.each([
    '',
    'now',
    '2024-1-1',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '0000-01-01',
    '2024-01-01T24:00:00',
    '2024-01-01T00:00:60Z',
    '2024-01-01T00:00:00+01',
    '2024-01-01T00:00:00+25:00',
    '2024-01-01T00',
    ' 2024-01-01',
    '1e3',
    true,
    Number.POSITIVE_INFINITY,
  ])('are not read from %j', (value) => {
    expect(coerceTimestamp(value)).toBeUndefined();
  });
});

describe('UUIDs', () => {
  const canonical = '12345678-1234-5678-1234-56781234567a';

  test.each([
    '12345678-1234-5678-1234-56781234567A',
    '1234567812345678123456781234567a',
    'urn:uuid:12345678-1234-5678-1234-56781234567a',
    '{12345678-1234-5678-1234-56781234567a}',
  ])('are written in one way, whatever the spelling: %j', (value) => {
    expect(coerceUuid(value)).toBe(canonical);
  });

  test.each(['', 'x', '{1234567812345678123456781234567a}', '1234567812345678-1234-56781234567a', ` ${canonical}`, 5])(
    'are not read from %j',
    (value) => {
      expect(coerceUuid(value)).toBeUndefined();
    },
  );

  test('are not read from a URN in upper case', () => {
    expect(coerceUuid(`URN:UUID:${canonical}`)).toBeUndefined();
  });
});
