import { of } from 'rxjs';
import type { LiveConfig, SetupPatch } from '../../lib/index';
import { liveEvents, liveSession, updateInstruction, updateSetup } from '../../lib/index';
import { message } from '../../lib/testing/builders/message';
import { liveMarbles } from '../../lib/testing/index';
import { see, storyOf } from '../support/log';
import { stage, type ServerOptions } from '../support/session';

const BRIEF = { systemInstruction: { parts: [{ text: 'Be brief.' }] } };

describe('updateSetup, drawn', () => {
  it('moves to a second socket with the handle and the new setup, at the next quiet moment', () => {
    liveMarbles(({ server, session, user, expectEvents, expectSent, expectSockets }) => {
      session();
      server('      --C-t-----T-r', '              --C', { r: { handle: 'h-1' } });
      user('        ------x', { x: updateInstruction('Be brief.') });
      expectEvents('--C-t-----(XT)-r-C', { r: { handle: 'h-1' } });
      expectSent(1, 'S---------  --|');
      expectSent(2, '----------  --S', { S: { setup: { sessionResumption: { handle: 'h-1' }, ...BRIEF } } });
      expectSockets('^---------  --!', '----------  --^');
    });
  });
});

/** A session that is up at 10 ms, and has a handle then. */
const up = (config: Partial<LiveConfig> = {}, script?: ServerOptions) => {
  const world = stage(script, { reconnect: { baseMs: 0 }, ...config });
  const session = liveSession(world.config);
  const seen = see(session.events$);
  world.advance(10);
  world.socket().frame(message.sessionResumptionUpdate('h-1'));
  return {
    ...world,
    session,
    seen,
    connection: () => see(session.connection$).values.at(-1),
    story: () => storyOf(seen).filter((line) => line !== 'SessionResumeUpdate'),
    /** The setup of the n-th connection. */
    setup: (n: number): unknown => (world.socket(n).sent[0] as { readonly setup: unknown }).setup,
  };
};

const REFUSED: ServerOptions = {
  autoSetup: 6,
  autoClose: 2,
  // The server takes no setup with a temperature.
  onSend: (sent, socket) => {
    if (JSON.stringify(sent).includes('temperature')) socket.closed({ code: 1007, reason: 'Request contains an invalid argument.' });
  },
};

describe('updateSetup', () => {
  it('is applied at once where nothing would be cut, and resumes the conversation', () => {
    const { session, advance, connection, setup, story } = up();
    session.updateInstruction('Be brief.');
    expect(connection()).toEqual({ type: 'Rotating', because: 'updateSetup' });
    advance(20);
    expect(connection()).toMatchObject({ type: 'Up', connection: 2, continuity: 'resumed' });
    expect(setup(1)).toEqual({ model: 'gemini-3.8-live', sessionResumption: { handle: 'h-1' }, ...BRIEF });
    expect(story()).toEqual(['Connected', 'Connected']);
  });

  it('is merged: objects field for field, null takes out, everything else replaces', () => {
    const { session, advance, setup } = up({
      setup: {
        generationConfig: { temperature: 1, topP: 0.5, speechConfig: { languageCode: 'de-DE' } },
        systemInstruction: 'Be long.',
        outputAudioTranscription: {},
      },
    });
    session.updateSetup({
      generationConfig: { temperature: 0.2, speechConfig: { languageCode: 'en-US' } },
      outputAudioTranscription: null,
    });
    session.send(updateSetup({ systemInstruction: 'Be brief.' }));
    advance(20);
    session.updateInstruction('Be kind.');
    advance(20);
    expect(setup(1)).toEqual({
      model: 'gemini-3.8-live',
      sessionResumption: { handle: 'h-1' },
      generationConfig: { temperature: 0.2, topP: 0.5, speechConfig: { languageCode: 'en-US' } },
      ...BRIEF,
    });
  });

  it('is applied by the first connection where it comes before the dial, and not twice', () => {
    const { config, advance, sockets, socket } = stage(undefined, { reconnect: {} });
    const session = liveSession(config);
    session.updateInstruction('Be long.');
    session.updateInstruction('Be brief.');
    advance(100);
    expect(sockets).toEqual([]);
    see(session.events$);
    advance(100);
    expect(sockets).toHaveLength(1);
    expect(socket().sent).toMatchObject([{ setup: BRIEF }]);
  });

  it('is applied by the next dial where it comes while there is no connection', () => {
    const { session, socket, sockets, advance, setup } = up({ reconnect: { baseMs: 400 } });
    socket().closed({ code: 1011 });
    session.updateInstruction('Be brief.');
    advance(1_000);
    expect(sockets).toHaveLength(2);
    expect(setup(1)).toMatchObject(BRIEF);
  });

  it('is applied by a further connection where it comes while a setup is answered', () => {
    const { session, advance, socket, setup, sockets } = up();
    socket().closed({ code: 1011 });
    advance(0);
    session.updateInstruction('Be brief.');
    advance(6);
    expect(setup(1)).not.toMatchObject(BRIEF);
    socket(1).frame(message.sessionResumptionUpdate('h-2'));
    advance(20);
    expect(sockets).toHaveLength(3);
    expect(setup(2)).toMatchObject({ ...BRIEF, sessionResumption: { handle: 'h-2' } });
  });

  it('waits as long as the session is not quiet, or the handle does not hold what was said', () => {
    const { session, socket, sockets, advance } = up();
    session.sendText('Hello');
    session.updateInstruction('Be brief.');
    advance(5_000);
    socket().frame(message.text('Hi'));
    socket().frame(message.turnComplete());
    advance(5_000);
    expect(sockets).toHaveLength(1);
    socket().frame(message.sessionResumptionUpdate('h-2'));
    advance(10);
    expect(sockets).toHaveLength(2);
  });

  it('stays for the connections after', () => {
    const { session, socket, advance, setup } = up();
    session.updateInstruction('Be brief.');
    advance(20);
    socket(1).closed({ code: 1011 });
    advance(20);
    expect(setup(2)).toMatchObject(BRIEF);
  });

  it('changes nothing in how the running connection is heard', () => {
    const { session, socket } = up({ setupCheck: 'warn' });
    const replies = see(session.reply$);
    socket().frame(message.outputTranscription('One, '));
    socket().frame(message.audio(Uint8Array.of(1, 2)));
    session.updateSetup({ generationConfig: { responseModalities: ['TEXT'] } });
    socket().frame(message.outputTranscription('two.'));
    expect(replies.values).toEqual(['One, ', 'two.']);
  });

  it('works on an operator chain, too', () => {
    const { config, advance, socket, sockets } = stage(undefined, { reconnect: {} });
    see(liveEvents(config, of(updateInstruction('Be brief.'))));
    advance(20);
    expect(sockets).toHaveLength(1);
    expect(socket().sent[0]).toMatchObject({ setup: BRIEF });
  });
});

describe('a change of the setup that cannot be', () => {
  it.each<readonly [string, SetupPatch, string]>([
    ['the wire does not know', { toolConfig: {} } as SetupPatch, 'setup.toolConfig'],
    ['the wire would refuse', { systemInstruction: '' }, 'setup.systemInstruction'],
    ['the model would refuse', { generationConfig: { responseModalities: ['TEXT'] } }, 'setup.generationConfig.responseModalities'],
  ])('because %s it is refused in words, and the old setup stays', (_what, patch, field) => {
    const { session, seen, sockets, advance, socket, setup } = up();
    session.updateSetup(patch);
    expect(seen.values.at(-1)).toMatchObject({
      type: 'Error',
      fatal: false,
      error: { type: 'CommandRefused', command: 'UpdateSetup', message: expect.stringContaining(field) as string },
    });
    advance(1_000);
    expect(sockets).toHaveLength(1);
    socket().closed({ code: 1011 });
    advance(20);
    expect(setup(1)).toEqual({ model: 'gemini-3.8-live', sessionResumption: { handle: 'h-1' } });
  });

  it('is tried where the app knows better than the table of models', () => {
    const { session, advance, setup } = up({ setupCheck: 'warn' });
    session.updateSetup({ generationConfig: { responseModalities: ['TEXT'] } });
    advance(20);
    expect(setup(1)).toMatchObject({ generationConfig: { responseModalities: ['TEXT'] } });
  });

  it.each([undefined, null, 'Be brief.', 7])('because it is %p is refused', (patch) => {
    const { session, story } = up();
    session.updateSetup(patch as unknown as SetupPatch);
    expect(story()).toEqual(['Connected', 'Error CommandRefused']);
  });

  it('because the session has but one connection is refused, unless it comes before the dial', () => {
    const { session, story, seen } = up({ reconnect: false });
    session.updateInstruction('Be brief.');
    expect(story()).toEqual(['Connected', 'Error CommandRefused']);
    expect(seen.values.at(-1)).toMatchObject({ error: { advice: 'Leave reconnect: false out of the config.' } });
    const world = stage();
    const early = liveSession(world.config);
    early.updateInstruction('Be brief.');
    see(early.events$);
    world.advance(10);
    expect(world.socket().sent[0]).toMatchObject({ setup: BRIEF });
  });

  it('because it was wrong before the dial is told with the dial', () => {
    const { config, advance } = stage(undefined, { reconnect: {} });
    const session = liveSession(config);
    session.updateInstruction('');
    const seen = see(session.events$);
    advance(20);
    expect(storyOf(seen)).toEqual(['Error CommandRefused', 'Connected']);
  });

  it('because the server refuses it is taken back: the session goes on with the setup that was taken', () => {
    const { session, advance, story, setup, connection, seen } = up({}, REFUSED);
    session.updateSetup({ generationConfig: { temperature: 0.2 } });
    advance(20);
    expect(story()).toEqual(['Connected', 'Error SetupRefused', 'Connected']);
    expect(seen.values.find(({ type }) => type === 'Error')).toMatchObject({
      fatal: false,
      error: { advice: 'The change of the setup was taken back. Correct it before you try again.' },
    });
    expect(setup(2)).toEqual({ model: 'gemini-3.8-live', sessionResumption: { handle: 'h-1' } });
    expect(connection()).toMatchObject({ type: 'Up', connection: 2, continuity: 'resumed' });
  });

  it('ends the session where it was refused before there was any that was taken', () => {
    const { config, advance } = stage(REFUSED, { reconnect: {} });
    const session = liveSession(config);
    session.updateSetup({ generationConfig: { temperature: 0.2 } });
    const seen = see(session.events$);
    advance(1_000);
    expect(storyOf(seen)).toEqual(['Error SetupRefused, fatal', 'Disconnected 1007 SetupRefused']);
  });
});
