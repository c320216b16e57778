import { EMPTY } from 'rxjs';
import { credentialProblems } from '../../lib/transport/credential-problems';

describe('credentialProblems', () => {
  it.each([['k3y'], ['auth_tokens/a-b_c.d~e+f='], [''], [null], [undefined], [() => EMPTY]])('finds none in %p', (credential) => {
    expect(credentialProblems('endpoint.apiKey', credential)).toEqual([]);
  });

  it.each([[7], [true], [{}], [['k3y']], [EMPTY], [Promise.resolve('k3y')], [Symbol('k3y')]])('refuses the type of %p', (credential) => {
    expect(credentialProblems('endpoint.apiKey', credential)).toMatchObject([{ field: 'endpoint.apiKey' }]);
  });

  it.each(['s3cret\n', ' s3cret', 's3 cret', 's3cret\u0000', 's3crét'])('refuses %j and does not quote it', (credential) => {
    const [problem] = credentialProblems('endpoint.apiKey', credential);
    expect(problem?.field).toBe('endpoint.apiKey');
    expect(problem?.problem).not.toContain('s3');
  });
});
