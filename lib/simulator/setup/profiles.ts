import type { Profile } from './profile';

const NATIVE_25: Profile = {
  backends: ['geminiApi'],
  role: 'converses',
  modalities: ['AUDIO'],
  thinking: 'budget',
  clientContent: 'anyTime',
  behaviors: ['BLOCKING', 'NON_BLOCKING'],
  defaultBehavior: 'BLOCKING',
  tools: ['functionDeclarations', 'googleSearch'],
  scheduling: 'obeyed',
  mediaChunks: 'taken',
  proactivity: 'v1alpha',
  affectiveDialog: 'v1alpha',
  callIds: 'given',
  afterCall: 'waits',
  interactionStatus: 'nowhere',
  captions: 'apart',
  voiceActivity: 'untold',
};

const VERTEX_NATIVE_25: Profile = {
  ...NATIVE_25,
  backends: ['vertexAi'],
  behaviors: ['BLOCKING'],
  scheduling: 'ignored',
  proactivity: 'optional',
  affectiveDialog: 'optional',
  callIds: 'missing',
  afterCall: 'talks',
  voiceActivity: 'activity',
};

const FLASH_31: Profile = {
  ...NATIVE_25,
  thinking: 'level',
  clientContent: 'history',
  behaviors: ['BLOCKING'],
  scheduling: 'refused',
  mediaChunks: 'refused',
  proactivity: 'refused',
  affectiveDialog: 'refused',
  captions: 'withVoice',
  voiceActivity: 'activity',
};

const LIVE_38: Profile = {
  ...NATIVE_25,
  backends: ['geminiApi', 'vertexAi'],
  thinking: 'refused',
  mediaChunks: 'refused',
  proactivity: 'always',
  affectiveDialog: 'refused',
  voiceActivity: 'activity',
};

const EXTENDED_38: Profile = {
  ...LIVE_38,
  backends: ['geminiApi'],
  thinking: 'levelFromLow',
  behaviors: ['NON_BLOCKING'],
  defaultBehavior: null,
  scheduling: 'refused',
  interactionStatus: 'inContent',
};

const TRANSCRIBE_35: Profile = {
  ...LIVE_38,
  backends: ['geminiApi'],
  role: 'transcribes',
  modalities: ['TEXT', 'AUDIO'],
  tools: [],
  proactivity: 'refused',
};

const VERTEX_TRANSCRIBE_35: Profile = { ...TRANSCRIBE_35, backends: ['vertexAi'] };

const TRANSLATE_35: Profile = { ...LIVE_38, tools: [], proactivity: 'refused' };

const HALF_CASCADE: Profile = {
  ...NATIVE_25,
  modalities: ['TEXT', 'AUDIO'],
  thinking: 'refused',
  tools: ['functionDeclarations', 'googleSearch', 'codeExecution', 'urlContext'],
  proactivity: 'refused',
  affectiveDialog: 'refused',
  voiceActivity: 'activity',
};

const VERTEX_HALF_CASCADE: Profile = {
  ...HALF_CASCADE,
  backends: ['vertexAi'],
  behaviors: ['BLOCKING'],
  scheduling: 'ignored',
  afterCall: 'completes',
};

/**
 * The models of the Live API and what is known of each, as of October 2026. The service shut the half-cascade models down in December 2025; the
 * simulator keeps them, because no other one writes. A model that is not here is not found: `models` in the options adds more.
 */
export const PROFILES = {
  'gemini-3.8-live': LIVE_38,
  'gemini-3.8-live-extended-thinking': EXTENDED_38,
  'gemini-3.1-flash-live-preview': FLASH_31,
  'gemini-2.5-flash-native-audio-preview-12-2025': NATIVE_25,
  'gemini-2.5-flash-native-audio-preview-09-2025': NATIVE_25,
  'gemini-2.5-flash-native-audio-latest': NATIVE_25,
  'gemini-live-2.5-flash-native-audio': VERTEX_NATIVE_25,
  'gemini-3.5-live-translate-preview': TRANSLATE_35,
  'gemini-3.5-transcribe-live': TRANSCRIBE_35,
  'gemini-3.5-transcribe-live-preview': VERTEX_TRANSCRIBE_35,
  'gemini-live-2.5-flash-preview': HALF_CASCADE,
  'gemini-2.0-flash-live-001': HALF_CASCADE,
  'gemini-live-2.5-flash': VERTEX_HALF_CASCADE,
  'gemini-2.0-flash-live-preview-04-09': VERTEX_HALF_CASCADE,
} satisfies Readonly<Record<string, Profile>>;
