import { encodeServerMessage } from '../../../wire/encode-server-message';
import { NOTHING_SPENT } from '../tokens';
import type { Answer } from './answer';
import { isCaption } from './is-caption';
import type { Garble, PlanStep, Say } from './plan-step';

const BAD_PARTS = [{ text: 42 }, { inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'this is ~ not base64' } }];

/** The same message, with parts in it that no client can read. */
const withBadParts = ({ afterMs, message, spent }: Omit<Say, 'type'>): Garble => {
  const content = message.serverContent;
  const parts = [...(content?.modelTurn?.parts ?? []), ...BAD_PARTS];
  const spoilt = { ...message, serverContent: { ...content, modelTurn: { ...content?.modelTurn, parts } } };
  return { type: 'Garble', afterMs, text: encodeServerMessage(spoilt), spent };
};

const CUT_OFF: Garble = {
  type: 'Garble',
  afterMs: 0,
  text: '{\n  "serverContent": {\n    "modelTurn": {\n      "parts": [',
  spent: NOTHING_SPENT,
};

/** What the model says, with one bad frame in it; nothing of what it says is lost by that. */
export const garble = (said: readonly PlanStep[], badFrame: Answer['badFrame']): readonly PlanStep[] => {
  switch (badFrame) {
    case 'none':
      return said;
    case 'json':
      return [...said.slice(0, 1), CUT_OFF, ...said.slice(1)];
    case 'parts': {
      const caption = said.findIndex(isCaption);
      const at = caption >= 0 ? caption : said.findIndex(({ type }) => type === 'Say');
      const victim = said[at];
      const spoilt = withBadParts(victim?.type === 'Say' ? victim : { afterMs: 0, message: {}, spent: NOTHING_SPENT });
      return [...said.slice(0, Math.max(at, 0)), spoilt, ...said.slice(at + 1)];
    }
    default: {
      const unreachable: never = badFrame;
      return unreachable;
    }
  }
};
