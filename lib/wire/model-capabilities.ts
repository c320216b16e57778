import { homeIn } from './home-in';
import type { ModelHome } from './model-name';
import { MODEL_TABLE, UNKNOWN_MODEL } from './model-table';
import type { TextChannel } from './session-command';

/** What a model accepts on a backend and how it behaves there, as far as a client must know it before it sends. */
export interface ModelCapabilities {
  /** Holds a conversation; or only writes down what it hears; or only says it in another language. */
  readonly role: 'converses' | 'transcribes' | 'translates';
  /** How the user's text travels. */
  readonly textChannel: TextChannel;
  /**
   * What stops the model where the server detects activity: a client turn that is left pending, one that is completed, or nothing that does not
   * start a new reply or close the socket.
   */
  readonly interruption: 'pendingTurn' | 'completedTurn' | 'none';
  /**
   * How past turns are given to a fresh session: as completed client content where the setup says `historyConfig.initialHistoryInClientContent`; as
   * client content that is left pending; or not at all.
   */
  readonly history: 'initial' | 'pending' | 'none';
  /** What it can put out; the first is what it does where the setup does not say. */
  readonly modalities: readonly ('AUDIO' | 'TEXT')[];
  /** What `thinkingConfig` may say: nothing, a budget, a level, a level but MINIMAL; `any` where that is not known. */
  readonly thinking: 'none' | 'budget' | 'level' | 'levelFromLow' | 'any';
  /** The kinds of tools that it takes in a live session, by their keys. */
  readonly tools: readonly string[];
  /** The behaviours that a function may have. */
  readonly behaviors: readonly ('BLOCKING' | 'NON_BLOCKING')[];
  /** What a function is that declares no behaviour; `unclear` where the sources contradict each other. */
  readonly defaultBehavior: 'BLOCKING' | 'NON_BLOCKING' | 'unclear';
  /** Whether a function response may say when the model should speak of it. */
  readonly scheduling: 'accepted' | 'refused';
  /** Whether a function response may say that others of the same call will follow it; `refused`: the call is lost then, or the socket closed. */
  readonly willContinue: 'accepted' | 'refused';
  /** Whether function calls carry ids. */
  readonly callIds: 'given' | 'missing';
  /** Whether it bears what the user says and shows while a blocking call is open, or may close the socket. */
  readonly whileCalling: 'listens' | 'closes';
  /** Whether it waits for the result of a blocking call, or goes on talking. */
  readonly afterCall: 'waits' | 'talks';
  /** Whether `proactivity` may be set; `v1alpha`: in that version of the API alone; `always`: it is on, and cannot be turned off. */
  readonly proactivity: 'optional' | 'v1alpha' | 'always' | 'none';
  /** Whether `enableAffectiveDialog` may be set. */
  readonly affectiveDialog: 'optional' | 'v1alpha' | 'none';
  /** The index of the first client message after the setup, in transparent resumption. Nobody has measured it: 0 is assumed. */
  readonly firstMessageIndex: 0 | 1;
  /** The backends that have it. */
  readonly backends: readonly ('geminiApi' | 'vertexAi')[];
  /** `unknown`: the table does not have this name, and tells of its family what it can. */
  readonly availability: 'current' | 'preview' | 'deprecated' | 'shutDown' | 'unknown';
}

const isCalled = (name: string, id: string): boolean => (name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name);

/**
 * The capabilities of a model by its name, with or without a resource path, as of the date of the built-in table; careful ones, which refuse nothing
 * that is not sure, for a model that is not known.
 *
 * @param backend where it runs. By default the one that the path tells of, else the Gemini API if the model is there, else Vertex AI
 * @example
 * capabilitiesOf('gemini-3.8-live').behaviors; // ['BLOCKING', 'NON_BLOCKING']
 * capabilitiesOf('gemini-3.8-live', 'vertexAi').history; // 'pending'
 */
export const capabilitiesOf = (model: string, backend: ModelHome['type'] | undefined = homeIn(model)): ModelCapabilities => {
  const id = model.slice(model.lastIndexOf('/') + 1);
  const [, onGeminiApi, onVertexAi, availability] = MODEL_TABLE.find(([name]) => isCalled(name, id)) ?? UNKNOWN_MODEL;
  const [first, second] = backend === 'vertexAi' ? [onVertexAi, onGeminiApi] : [onGeminiApi, onVertexAi];
  const backends = [...(onGeminiApi === null ? [] : ['geminiApi' as const]), ...(onVertexAi === null ? [] : ['vertexAi' as const])];
  return { ...(first ?? second ?? UNKNOWN_MODEL[1]), backends, availability };
};
