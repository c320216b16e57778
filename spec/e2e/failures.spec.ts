import { NEVER } from 'rxjs';
import { liveEvents, LiveFailure, liveSession, webSocketTransport, type LiveConfig, type SessionEvent, type Transport } from '../../lib';
import { linesOf, see } from '../support/log';
import { watchForFailures, type Watch } from '../support/leaks';
import { failing, type Failing, type Trouble } from './failing-servers';
import { toTheEnd } from './to-the-end';

/** How much later than its deadline a session may end on a busy machine, in ms. */
const SLACK = 1_500;

let watch: Watch;
let trouble: Trouble | undefined;

beforeEach(() => {
  watch = watchForFailures();
});

afterEach(async () => {
  watch.stop();
  await trouble?.dispose();
  trouble = undefined;
});

const arranged = async ({ arrange }: Failing) => {
  trouble = await arrange();
  const { endpoint, timeouts, onConnected, released } = trouble;
  const dials: string[] = [];
  const transport: Transport = (request) => {
    dials.push(request.url);
    return webSocketTransport()(request);
  };
  const config: LiveConfig = { endpoint, model: 'gemini-3.8-live', reconnect: false, timeouts, env: { transport } };
  const react = ({ type }: SessionEvent): void => {
    if (type === 'Connected') onConnected();
  };
  return { config, react, dials, released };
};

/** The whole story of a session that fails, as lines. */
const storyOf = ({ phases, error, final }: Failing): readonly string[] => {
  const { type } = error as { readonly type: string };
  const path = phases.map((to, index) => `${phases[index - 1] ?? 'Disconnected'} > ${to}`);
  const ended = ['Disconnected', final.code, type].filter((part) => part !== undefined).join(' ');
  const connected = phases.includes('Active') ? ['Connected'] : [];
  return [...path, ...connected, `Error ${type}, fatal`, `${phases.at(-1) ?? ''} > Disconnected`, ended];
};

/** The one error of a story, which its last event must hold as well. */
const causeIn = (values: readonly SessionEvent[]) => {
  const [told, ...others] = values.filter(({ type }) => type === 'Error');
  const last = values.at(-1);
  if (told?.type !== 'Error' || last?.type !== 'Disconnected' || others.length > 0) throw new Error('There is no one cause.');
  expect(last.cause).toBe(told.error);
  return { error: told.error, last };
};

const expectInTime = (took: number, { deadline }: Failing): void => {
  if (deadline === undefined) return;
  expect(took).toBeGreaterThan(deadline - 10);
  expect(took).toBeLessThan(deadline + SLACK);
};

const cases = failing.map((each) => ({ name: each.name, each }));

describe('liveSession, without reconnects', () => {
  it.each(cases)('ends in words after $name', async ({ each }) => {
    const { config, react, dials, released } = await arranged(each);
    const began = performance.now();
    const session = liveSession(config);
    const seen = toTheEnd(session.events$, react);
    const ready = see(session.ready());
    await seen.over;
    const took = performance.now() - began;
    await released;
    await watch.settle();

    expect(linesOf(seen)).toEqual(storyOf(each));
    expect(seen.end()).toBe('complete');
    const { error, last } = causeIn(seen.values);
    expect(error).toMatchObject(each.error);
    expect(last).toEqual({ type: 'Disconnected', ...each.final, cause: error });
    expectInTime(took, each);

    const isUp = each.phases.includes('Active');
    const failure = ready.end();
    expect(ready.values).toHaveLength(isUp ? 1 : 0);
    if (isUp) expect(failure).toBe('complete');
    else expect(failure).toBeInstanceOf(LiveFailure);
    if (failure instanceof LiveFailure) expect(failure.error).toBe(error);

    const late = see(session.events$);
    const lateReady = see(session.ready()).end();
    expect(late.values).toEqual([last]);
    expect(late.end()).toBe('complete');
    expect(lateReady instanceof LiveFailure && lateReady.error).toBe(error);
    await watch.settle();
    expect(dials.length).toBe(error.type === 'CredentialFailed' ? 0 : 1);
    expect(watch.caught).toEqual([]);
  });
});

describe('liveEvents, without reconnects', () => {
  it.each(cases)('ends in words after $name', async ({ each }) => {
    const { config, react, released } = await arranged(each);
    const began = performance.now();
    const seen = toTheEnd(liveEvents(config, NEVER), react);
    await seen.over;
    const took = performance.now() - began;
    await released;
    await watch.settle();

    expect(linesOf(seen)).toEqual(storyOf(each));
    expect(seen.end()).toBe('complete');
    const { error, last } = causeIn(seen.values);
    expect(error).toMatchObject(each.error);
    expect(last).toEqual({ type: 'Disconnected', ...each.final, cause: error });
    expectInTime(took, each);
    expect(watch.caught).toEqual([]);
  });
});
