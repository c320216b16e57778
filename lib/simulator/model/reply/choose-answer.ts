import type { Answer } from './answer';
import type { Question } from './built-in-answer';
import { builtInAnswer } from './built-in-answer';
import { PLAIN } from './quirks';
import type { Reply, ScriptedCall } from './reply';

const callsOf = (call: Reply['call']): readonly ScriptedCall[] => (call === undefined ? [] : 'name' in call ? [call] : call);

const faultOf = (badFrame: Reply['badFrame']): Answer['badFrame'] =>
  badFrame === undefined ? 'none' : badFrame === true ? 'parts' : badFrame;

/** The answer that a script wants, with what it leaves open taken from the built-in one. */
export const chooseAnswer = (scripted: Reply | undefined, question: Question, showsThoughts: boolean): Answer => {
  const builtIn = builtInAnswer(question);
  const {
    thoughts = showsThoughts ? builtIn.thoughts : '',
    text,
    call,
    then = null,
    goAway = null,
    badFrame,
    heard: _,
    ...quirks
  } = scripted ?? {};
  const asScripted = { thoughts, then, goAway, badFrame: faultOf(badFrame), quirks: { ...PLAIN, ...quirks } };
  if (call !== undefined) return { ...asScripted, text: text ?? '', calls: callsOf(call) };
  return text === undefined ? { ...builtIn, ...asScripted } : { ...asScripted, text, calls: [] };
};
