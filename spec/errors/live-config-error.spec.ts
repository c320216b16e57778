import { LiveConfigError } from '../../lib/errors/live-config-error';

describe('LiveConfigError', () => {
  const problems = Object.freeze([
    { field: 'endpoint.apiKey', problem: 'it is empty' },
    { field: 'timeouts.setup', problem: 'should be a number but is "x"' },
  ]);
  const error = new LiveConfigError(problems);

  it('is an Error that names every bad field', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(LiveConfigError);
    expect(error.name).toBe('LiveConfigError');
    expect(error.message).toBe('The config cannot work: endpoint.apiKey: it is empty; timeouts.setup: should be a number but is "x"');
  });

  it('holds the problems as data', () => {
    expect(error.problems).toBe(problems);
  });
});
