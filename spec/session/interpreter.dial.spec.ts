import { NEVER, of, Subject } from 'rxjs';
import type { ResumeToken } from '../../lib/machine/resumption';
import type { Incoming } from '../../lib/transport/transport';
import { hands, REQUEST, SECRET } from './hands';

const TOKEN: ResumeToken = { handle: 'h-1', model: 'any', endpoint: 'custom:a.example/', savedAt: 0, turn: 3 };

describe('interpreter, dialling', () => {
  it('dials, and posts what the connection tells with its number, the time and, at its end, a draw', () => {
    const { dialSocket, scheduler, posted } = hands();
    scheduler.frame = 40;
    const socket = dialSocket();
    socket.open();
    socket.frame({ setupComplete: {} });
    socket.closed({ code: 1000, reason: 'bye' });
    expect(posted).toEqual([
      { type: 'Dialled', at: 40, generation: 1 },
      { type: 'Opened', at: 40, generation: 1 },
      { type: 'Received', at: 40, generation: 1, decoded: { _tag: 'Right', right: { setupComplete: {} } } },
      { type: 'Closed', at: 40, generation: 1, code: 1000, reason: 'bye', random: 0.1 },
    ]);
  });

  it('posts why there is no credential, whether there may be one the next time, and a draw; and does not dial', () => {
    const { dial, link, posted } = hands({ access: { type: 'secret', credential: '', request: () => REQUEST } });
    dial(3);
    expect(posted).toMatchObject([{ type: 'NotDialled', generation: 3, error: { type: 'CredentialFailed' }, retry: 'never', random: 0.1 }]);
    expect(link.sockets).toEqual([]);
  });

  it('closes a connection that tells what nobody can read', () => {
    const transport = () =>
      of({
        get type(): 'Opened' {
          throw new Error(`unreadable ${SECRET}`);
        },
      } as unknown as Incoming);
    const { dial, posted } = hands({ transport });
    dial();
    expect(posted.at(-1)).toEqual({
      type: 'Closed',
      at: 0,
      generation: 1,
      code: 1006,
      reason: '',
      cause: 'unreadable [redacted]',
      random: 0.1,
    });
  });

  it('lets go of a connection, of no other, and of none twice', () => {
    const { perform, dial, link, types } = hands();
    dial(1);
    dial(2);
    perform({ type: 'Abandon', generation: 1 });
    perform({ type: 'Abandon', generation: 1 });
    expect(link.sockets.map(({ state }) => state)).toEqual(['abandoned', 'dialling']);
    expect(types()).toEqual(['Dialled', 'Dialled']);
  });

  it('does not dial where the credential function ends everything', () => {
    let end = (): void => undefined;
    const credential = (): string => {
      end();
      return 'key-1';
    };
    const { dial, dispose, link, posted } = hands({ access: { type: 'secret', credential, request: () => REQUEST } });
    end = dispose;
    dial();
    expect(link.sockets).toEqual([]);
    expect(posted).toEqual([]);
  });
});

describe('interpreter, asking what the session resumes with', () => {
  it('posts the token before it dials, without a microtask where it is plain', () => {
    const { dial, posted, types } = hands({ resume: TOKEN });
    dial(1, 'resumption');
    expect(posted[0]).toEqual({ type: 'ResumeKnown', at: 0, generation: 1, token: TOKEN });
    expect(types()).toEqual(['ResumeKnown', 'Dialled']);
  });

  it('asks only where it is told to', () => {
    const resume = jest.fn(() => TOKEN);
    const { dial, types } = hands({ resume });
    dial(1);
    expect(resume).not.toHaveBeenCalled();
    expect(types()).toEqual(['Dialled']);
  });

  it('waits for the token before it asks for the credential', () => {
    const credential = jest.fn(() => 'key-1');
    const token$ = new Subject<ResumeToken>();
    const { dial, types } = hands({ resume: () => token$, access: { type: 'secret', credential, request: () => REQUEST } });
    dial(1, 'resumption');
    expect(types()).toEqual([]);
    expect(credential).not.toHaveBeenCalled();
    token$.next(TOKEN);
    expect(types()).toEqual(['ResumeKnown', 'Dialled']);
    expect(token$.observed).toBe(false);
  });

  it('says that the function failed, without the secrets of the endpoint, and dials without a token', () => {
    const resume = (): never => {
      throw new Error(`no token for ${SECRET}`);
    };
    const { dial, posted, types } = hands({ resume });
    dial(1, 'resumption');
    expect(types()).toEqual(['Failed', 'ResumeKnown', 'Dialled']);
    expect(posted[0]).toMatchObject({
      error: { type: 'CommandSourceFailed', message: 'The token to resume with could not be had: no token for [redacted].' },
    });
    expect(posted[1]).toMatchObject({ token: null });
  });

  it('lets go of a function that does not answer', () => {
    const token$ = new Subject<ResumeToken>();
    const { dial, perform, posted, link } = hands({ resume: () => token$ });
    dial(1, 'resumption');
    perform({ type: 'Abandon', generation: 1 });
    expect(token$.observed).toBe(false);
    expect(posted).toEqual([]);
    expect(link.sockets).toEqual([]);
  });

  it('does not dial where the function ends everything', () => {
    let end = (): void => undefined;
    const credential = jest.fn(() => 'key-1');
    const { dial, dispose, link } = hands({
      access: { type: 'secret', credential, request: () => REQUEST },
      resume: () => {
        end();
        return null;
      },
    });
    end = dispose;
    dial(1, 'resumption');
    expect(credential).not.toHaveBeenCalled();
    expect(link.sockets).toEqual([]);
  });

  it('releases a connection that still waits for its token', () => {
    const { dial, dispose, posted } = hands({ resume: () => NEVER });
    dial(1, 'resumption');
    dispose();
    expect(posted).toEqual([]);
  });
});
