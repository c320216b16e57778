import type { GoogleGenAIOptions, LiveConnectConfig, LiveServerMessage, Session } from '@google/genai';
import { GoogleGenAI } from '@google/genai';

/** Longer than any step takes, shorter than the patience of the test runner. */
const PATIENCE_MS = 4_000;

/** How a connection ended. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** A session of the official client that came up. */
export interface Talk {
  readonly session: Session;
  /** The messages up to the first one that fits, which comes last, from where the last call ended. */
  readonly until: (what: string, fits: (message: LiveServerMessage) => boolean) => Promise<readonly LiveServerMessage[]>;
  /** The messages up to the end of the turn. */
  readonly turn: () => Promise<readonly LiveServerMessage[]>;
  readonly ended: () => Promise<Ending>;
}

/** A backend of the official client, with a model that it has. */
export interface Backend {
  readonly name: string;
  readonly options: GoogleGenAIOptions;
  readonly model: string;
  /** How a connection is closed that has been announced to end. */
  readonly atTheEnd: number;
}

/** Stands in for what Google's library of credentials finds on a machine: a token that needs no network. */
const signedIn = (token: string): NonNullable<GoogleGenAIOptions['googleAuthOptions']> => {
  const authClient = { getRequestHeaders: () => Promise.resolve(new Headers({ authorization: `Bearer ${token}` })) };
  return { authClient } as unknown as NonNullable<GoogleGenAIOptions['googleAuthOptions']>;
};

const PROJECT = { vertexai: true, project: 'my-project', location: 'europe-west4' } as const;

export const GEMINI_API: Backend = {
  name: 'the Gemini API',
  options: { apiKey: 'a-key' },
  model: 'gemini-3.8-live',
  atTheEnd: 1008,
};

export const VERTEX_AI: Backend = {
  name: 'Vertex AI',
  options: { ...PROJECT, googleAuthOptions: signedIn('a-token') },
  model: 'gemini-live-2.5-flash-native-audio',
  atTheEnd: 1011,
};

export const VERTEX_EXPRESS: Backend = {
  name: 'Vertex AI in express mode',
  options: { vertexai: true, apiKey: 'a-key' },
  model: 'gemini-live-2.5-flash-native-audio',
  atTheEnd: 1011,
};

export const BACKENDS: readonly Backend[] = [GEMINI_API, VERTEX_AI, VERTEX_EXPRESS];

/**
 * The official client, pointed at a server on this machine. Without a `fetch` it looks for the dispatcher
 * of Node, which the sandbox of the test runner hides.
 */
export const clientOf = (url: string, { httpOptions, ...options }: GoogleGenAIOptions): GoogleGenAI =>
  new GoogleGenAI({ ...options, httpOptions: { fetch, ...httpOptions, baseUrl: url } });

/** What the model said aloud, as text. */
export const saidIn = (messages: readonly LiveServerMessage[]): string =>
  messages.map(({ serverContent }) => serverContent?.outputTranscription?.text ?? '').join('');

/** What came so far, and the wish for what has not come yet. Every wish ends: with what was wished for, or with what came instead. */
const mailbox = () => {
  const seen: LiveServerMessage[] = [];
  const wishes = new Set<() => void>();
  let ending: Ending | undefined;
  const wakeAll = (): void => wishes.forEach((wish) => wish());
  const wish = <T>(what: string, look: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const settle = (how: () => void): void => {
        clearTimeout(deadline);
        wishes.delete(tryIt);
        how();
      };
      const tryIt = (): void => {
        const found = look();
        if (found !== undefined) return settle(() => resolve(found));
        if (ending === undefined) return;
        const { code, reason } = ending;
        settle(() => reject(new Error(`Closed with ${code} "${reason}" before ${what}.`)));
      };
      const tooLate = (): void => reject(new Error(`No ${what} within ${PATIENCE_MS} ms; so far came ${JSON.stringify(seen)}`));
      const deadline = setTimeout(() => settle(tooLate), PATIENCE_MS);
      wishes.add(tryIt);
      tryIt();
    });
  return {
    seen,
    wish,
    ended: () => wish('a close', () => ending),
    take: (message: LiveServerMessage): void => {
      seen.push(message);
      wakeAll();
    },
    end: ({ code, reason }: Ending): void => {
      ending = { code, reason };
      wakeAll();
    },
  };
};

/** Where and as what to connect. */
export interface Dial {
  readonly url: string;
  readonly options: GoogleGenAIOptions;
  readonly model: string;
  readonly config?: LiveConnectConfig;
}

const dial = ({ url, options, model, config = {} }: Dial) => {
  const { seen, wish, ended, take, end } = mailbox();
  let read = 0;
  const until: Talk['until'] = (what, fits) =>
    wish(what, () => {
      const index = seen.findIndex((message, at) => at >= read && fits(message));
      if (index < 0) return undefined;
      const messages = seen.slice(read, index + 1);
      read = index + 1;
      return messages;
    });
  const turn: Talk['turn'] = () => until('the end of the turn', ({ serverContent }) => serverContent?.turnComplete === true);
  const session = clientOf(url, options).live.connect({ model, config, callbacks: { onmessage: take, onclose: end } });
  return { up: session.then((session): Talk => ({ session, until, turn, ended })), ended };
};

/** A session that came up. The client alone would wait for ever where it does not. */
export const meet = (where: Dial): Promise<Talk> => {
  const { up, ended } = dial(where);
  const refused = async (): Promise<never> => {
    const { code, reason } = await ended();
    throw new Error(`Closed with ${code} "${reason}" before the setup was complete.`);
  };
  return Promise.race([up, refused()]);
};

/** How a session ended that never came up. */
export const refusalOf = (where: Dial): Promise<Ending> => {
  const { up, ended } = dial(where);
  const opened = async (): Promise<never> => {
    await up;
    throw new Error('The setup was complete, and should have been refused.');
  };
  return Promise.race([ended(), opened()]);
};
