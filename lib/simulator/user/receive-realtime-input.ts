import type { ClientMessage } from '../../wire/client-message';
import { hearAudio, hearNoMore } from './hear-audio';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, refuse } from '../service/outcome';
import { blockingIn } from '../model/call-group';
import { REFUSALS } from '../setup/refusals';
import type { Activity, Session } from '../service/server-state';
import { takeTurn, yieldToUser } from './take-turn';
import { transcribe } from './transcribe';
import type { TokenCounts } from '../model/tokens';
import { TOKENS_A_PICTURE, addTokens, audioTokens, textTokens } from '../model/tokens';

type RealtimeInput = NonNullable<ClientMessage['realtimeInput']>;
type Media = NonNullable<RealtimeInput['audio']>;

const INPUT_RATE = 16_000;

const invalid = (session: Session): Outcome => refuse(session, REFUSALS.invalidArgument);

const inActivity = (session: Session, activity: Activity | null): Session => ({ ...session, ears: { type: 'Manual', activity } });

/** What the service takes: PCM at any rate, which may be left out. */
const PCM = /^audio\/pcm(?:\s*;\s*rate=([1-9]\d*))?\s*$/i;
const PICTURE = /^image\/(?:jpeg|png)$/i;

const receiveAudio = (session: Session, { mimeType = '', data = new Uint8Array() }: Media): Outcome => {
  const { ears } = session;
  const format = PCM.exec(mimeType);
  if (format === null) return invalid(session);
  const rate = Number(format[1] ?? INPUT_RATE);
  const hindrance = blockingIn(session.calls)?.quirks.whileCalling;
  if (hindrance === 'ignore') return outcome(session);
  if (hindrance === 'close') return refuse(session, REFUSALS.notImplemented);
  if (ears.type === 'Automatic') return hearAudio(session, ears.gate, data, rate);
  // Nobody listens between the activities.
  if (ears.activity === null) return outcome(session);
  return outcome(inActivity(session, { ...ears.activity, ms: ears.activity.ms + (data.byteLength / 2 / rate) * 1000 }));
};

const receiveVideo = (session: Session, { mimeType = '' }: Media): Outcome =>
  PICTURE.test(mimeType) ? outcome({ ...session, context: addTokens(session.context, { VIDEO: TOKENS_A_PICTURE }) }) : invalid(session);

const receiveText = (session: Session, text: string): Outcome => {
  const { ears } = session;
  if (text === '') return outcome(session);
  if (ears.type === 'Manual' && ears.activity !== null)
    return outcome(inActivity(session, { ...ears.activity, texts: [...ears.activity.texts, text] }));
  return takeTurn(session, { type: 'Written', text, tokens: { TEXT: textTokens(text) } });
};

const beginActivity = (session: Session): Outcome =>
  session.ears.type === 'Manual'
    ? inTurn(inActivity(session, session.ears.activity ?? { ms: 0, texts: [] }), yieldToUser)
    : invalid(session);

const endActivity = (session: Session): Outcome => {
  const { ears } = session;
  if (ears.type !== 'Manual') return invalid(session);
  const { ms, texts } = ears.activity ?? { ms: 0, texts: [] };
  const text = texts.join(' ');
  const tokens: Partial<TokenCounts> = { TEXT: textTokens(text), AUDIO: audioTokens(ms) };
  if (ms === 0 && text === '') return refuse(session, REFUSALS.preconditionFailed);
  if (session.manner.profile.role === 'transcribes') return transcribe(inActivity(session, null), ms);
  return takeTurn(inActivity(session, null), ms > 0 ? { type: 'Spoken', text, ms, tokens } : { type: 'Written', text, tokens });
};

const endStream = (session: Session): Outcome =>
  session.ears.type === 'Automatic' ? hearNoMore(session, session.ears.gate) : invalid(session);

/** The old spelling of media: only the first piece of a message is used. */
const receiveChunk = (session: Session, chunk: Media): Outcome =>
  chunk.mimeType?.startsWith('image/') === true ? receiveVideo(session, chunk) : receiveAudio(session, chunk);

/** What comes live: sound, pictures, text, and the marks of who speaks. One member a message is usual; several are taken in this order. */
export const receiveRealtimeInput = (session: Session, input: RealtimeInput): Outcome => {
  const { activityStart, audio, mediaChunks = [], video, text, audioStreamEnd, activityEnd } = input;
  const [chunk] = mediaChunks;
  const { profile } = session.manner;
  if (chunk !== undefined && profile.mediaChunks === 'refused') return invalid(session);
  if (text !== undefined && profile.role === 'transcribes') return invalid(session);
  return inTurn(
    session,
    (next) => (activityStart === undefined ? outcome(next) : beginActivity(next)),
    (next) => (audio === undefined ? outcome(next) : receiveAudio(next, audio)),
    (next) => (chunk === undefined ? outcome(next) : receiveChunk(next, chunk)),
    (next) => (video === undefined ? outcome(next) : receiveVideo(next, video)),
    (next) => (text === undefined ? outcome(next) : receiveText(next, text)),
    (next) => (audioStreamEnd === true ? endStream(next) : outcome(next)),
    (next) => (activityEnd === undefined ? outcome(next) : endActivity(next)),
  );
};
