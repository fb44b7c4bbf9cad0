import { Socket } from 'node:net';
import { locations, outline, rendered } from '../values-of';

test('values are checked and rendered without a connection', () => {
  const connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
    throw new Error('no network here');
  });
  const fetchSpy = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
  expect(rendered(locations('')).length).toBeGreaterThan(10);
  expect(outline(locations(''))).toEqual([]);
  expect(connect).not.toHaveBeenCalled();
  expect(fetchSpy).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});
