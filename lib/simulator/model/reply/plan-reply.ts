import { encodeServerMessage } from '../../../wire/encode-server-message';
import type { Part, WireFunctionCall } from '../../../wire/server-message';
import type { CallGroup } from '../call-group';
import { NOTHING_SPENT, textTokens } from '../tokens';
import type { Answer } from './answer';
import { bundle } from './bundle';
import { garble } from './garble';
import { isCaption } from './is-caption';
import type { Manner } from './manner';
import { PACE } from './pace';
import { planEnd } from './plan-end';
import { planHearing } from './plan-hearing';
import { modelTurn, planSpeech } from './plan-speech';
import type { PlanStep, Say } from './plan-step';
import { planWriting } from './plan-writing';
import type { Quirks } from './quirks';

/** A reply that is about to happen. */
export interface PlannedReply {
  readonly answer: Answer;
  /** The calls of the answer, with their ids. */
  readonly calls: readonly WireFunctionCall[];
  /** The same, by what the model does meanwhile. */
  readonly groups: readonly CallGroup[];
  /** What the user was heard to say; empty where the user wrote. */
  readonly heard: string;
}

/** What a model says that goes on talking, where nobody wrote it down. */
const FILLER = 'One moment, please.';

const partStep = (part: Part, thoughts: number, manner: Manner): Say => ({
  type: 'Say',
  afterMs: 0,
  message: { serverContent: { modelTurn: modelTurn(manner, part) } },
  spent: { ...NOTHING_SPENT, thoughts },
});

const planThinking = (thoughts: string, manner: Manner): readonly PlanStep[] =>
  thoughts === '' ? [] : [partStep({ text: thoughts, thought: true }, textTokens(thoughts), manner)];

const planCode = ({ code }: Quirks, manner: Manner): readonly PlanStep[] =>
  code === null
    ? []
    : [
        partStep({ executableCode: { language: 'PYTHON', code: code.code } }, 0, manner),
        partStep({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: code.output } }, 0, manner),
      ];

const planSaying = (text: string, { captions, ending }: Quirks, manner: Manner): readonly PlanStep[] => {
  const whole = manner.modality === 'TEXT' ? planWriting(text, manner) : planSpeech(text, manner);
  const said = ending === 'midSentence' ? whole.slice(0, Math.ceil(whole.length / 2)) : whole;
  return captions === 'late' ? [...said.filter((step) => !isCaption(step)), ...said.filter(isCaption)] : said;
};

const later = ([first, ...others]: readonly PlanStep[], ms: number): readonly PlanStep[] =>
  first === undefined ? [] : [{ ...first, afterMs: first.afterMs + ms }, ...others];

const planCalls = ({ answer: { text, quirks }, calls, groups }: PlannedReply, manner: Manner): readonly PlanStep[] => {
  const { afterCall, interactionStatus } = manner.profile;
  const call: PlanStep = { type: 'Call', afterMs: 0, calls, groups };
  const isBlocking = groups.some(({ behavior }) => behavior === 'BLOCKING');
  const filler = (isUsual: boolean): string => quirks.meanwhile ?? (isUsual ? FILLER : '');
  const meanwhile = (isUsual: boolean): readonly PlanStep[] => planSaying(filler(isUsual), quirks, manner);
  if (isBlocking) {
    const goesOn = afterCall === 'talks';
    const generated: readonly PlanStep[] = afterCall === 'waits' ? [] : [{ type: 'CompleteGeneration', afterMs: 0, content: {} }];
    return [call, ...generated, ...meanwhile(goesOn), { type: 'Await', afterMs: 0 }];
  }
  if (interactionStatus === 'nowhere') return [call, ...meanwhile(false), ...planEnd(text + filler(false), quirks, manner)];
  return [...meanwhile(text === ''), ...planEnd(text + filler(text === ''), quirks, manner), call];
};

const insertions = ({ goAway, quirks: { also } }: Answer): readonly PlanStep[] => [
  ...(goAway === null ? [] : [{ type: 'AnnounceEnd', afterMs: 0, timeLeft: goAway } as const]),
  ...also.map((each) => ({ type: 'Garble', afterMs: 0, text: encodeServerMessage(each), spent: NOTHING_SPENT }) as const),
];

/** Everything that the model does in a turn, from what it heard to the end, or to the calls that it waits for. */
export const planReply = (planned: PlannedReply, manner: Manner): readonly PlanStep[] => {
  const { answer, groups, heard } = planned;
  const { thoughts, text, badFrame, quirks } = answer;
  const said = [...planThinking(thoughts, manner), ...planCode(quirks, manner), ...planSaying(text, quirks, manner)];
  const rest = groups.length > 0 ? planCalls(planned, manner) : planEnd(text, quirks, manner);
  const [first, ...others] = bundle([...garble(said, badFrame), ...rest], bundledBy(quirks, manner));
  if (first === undefined) return [];
  const hearing = manner.transcribesInput ? planHearing(heard, quirks.interim, manner) : [];
  const [before, after] = quirks.captions === 'late' ? [[], hearing] : [hearing, []];
  return [...before, ...later([first, ...insertions(answer), ...after, ...others], PACE.thinking / manner.speed)];
};

const bundledBy = ({ bundled, captions }: Quirks, { profile }: Manner): Quirks['bundled'] =>
  bundled === 'nothing' && captions === 'inTime' && profile.captions === 'withVoice' ? 'captions' : bundled;

/** What the model says when its calls are answered, to the end of the turn. */
export const planThen = (text: string, quirks: Quirks, manner: Manner): readonly PlanStep[] =>
  later(
    bundle([...planSaying(text, quirks, manner), ...planEnd(text, quirks, manner)], bundledBy(quirks, manner)),
    PACE.thinking / manner.speed,
  );
