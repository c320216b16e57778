// Sessions
export { liveSession } from './live/live-session';
export type { CloseOptions, LiveSession } from './live/live-session';
export { sessionFrom } from './live/session-from';
export { liveEvents } from './live/live-events';
export type { LiveConfig, Resume } from './session/live-config';
export type { ConnectionLoss, ReconnectOptions } from './session/reconnect-options';
export type { Environment } from './session/environment';
export type { Connection } from './live/connection';
export type { ResumeToken } from './machine/resumption';
export type { OutboxState } from './live/outbox-state';

// Endpoints and transport
export { geminiApi } from './transport/gemini-api';
export { ephemeralToken } from './transport/ephemeral-token';
export { vertexAi } from './transport/vertex-ai';
export { customEndpoint } from './transport/custom-endpoint';
export { webSocketTransport } from './transport/web-socket-transport';
export type { WebSocketTransportOptions } from './transport/web-socket-transport';
export type { UpgradeResponse, WebSocketClass, WebSocketEvent, WebSocketLike } from './transport/web-socket-class';
export { limitDials } from './transport/limit-dials';
export type { GeminiApiOptions } from './transport/gemini-api';
export type { EphemeralTokenOptions } from './transport/ephemeral-token';
export type { VertexAiOptions } from './transport/vertex-ai';
export type { CustomEndpointOptions } from './transport/custom-endpoint';
export type { Access, Backend, Credential, CredentialInput, Endpoint } from './transport/endpoint';
export { createEphemeralToken } from './token/create-ephemeral-token';
export { EphemeralTokenFailure } from './token/ephemeral-token-failure';
export type { CreateEphemeralTokenOptions } from './token/create-ephemeral-token-options';
export type { EphemeralToken } from './token/ephemeral-token';
export type {
  EphemeralTokenError,
  TokenRefusal,
  TokenRefused,
  TokenServiceUnreachable,
  TokenTimeout,
  TokenTimesWrong,
  TokenUnreadable,
} from './token/ephemeral-token-error';
export type { FetchBody, FetchLike, FetchRequest, FetchResponse } from './token/fetch-like';
export type { LockField, TokenLock } from './token/token-lock';
export type { Closed, Frame, Incoming, Opened, Transport, TransportRequest, TransportSocket } from './transport/transport';

// Tools
export { tool } from './tools/tool';
export { toolResult } from './session/tool-result';
export { described } from './tools/schema/described';
export { runTools } from './tools/run-tools';
export { declareTools } from './session/declare-tools';
export { holdWhileCalling } from './tools/hold-while-calling';
export type { ToolDefinition } from './tools/tool-definition';
export type { Answerable } from './tools/answerable';
export type { ResultOf } from './tools/result-of';
export type { NoArgs } from './tools/no-args';
export type { ArgsOf, ArgsSchema } from './tools/schema/args-schema';
export type { JsonSchema, JsonType } from './tools/schema/json-schema';
export type { StandardJsonSchema } from './tools/schema/standard-json-schema';
export type { Codec } from './tools/schema/codec';
export type { Approve, PreparedRun, Tool, ToolContext, ToolOutput } from './session/tool';
export type { ToolResult, ToolScheduling } from './session/tool-result';
export type { ToolOptions } from './session/tool-options';
export type { RunToolsOptions } from './tools/run-tools-options';
export type { HoldOptions } from './tools/hold-while-calling';
export type { ToolRun, ToolRunCancelled, ToolRunDone, ToolRunFailed, ToolRunRunning, ToolRunWaiting } from './streams/tool-run';

// Setup
export { voiceSetup } from './wire/voice-setup';
export type { VoiceSetupOptions } from './wire/voice-setup';
export type { Setup, SetupMessage } from './wire/setup-message';
export { checkSetup } from './wire/check-setup';
export type { CheckSetupOptions, SetupVerdict } from './wire/check-setup';
export type { SetupProblem } from './wire/setup-problem';
export { capabilitiesOf } from './wire/model-capabilities';
export type { ModelCapabilities } from './wire/model-capabilities';

// Commands
export { activityEnd, activityStart, audioStreamEnd, disconnect, interrupt } from './wire/commands';
export { sendAudio, sendClientContent, sendText, sendToolResponse, sendVideo, toolCallFailed, toolCallStarted } from './wire/commands';
export { updateInstruction, updateSetup } from './wire/commands';
export type { Pcm } from './wire/commands';
export type {
  ActivityEnd,
  ActivityStart,
  AudioStreamEnd,
  CommandOf,
  Disconnect,
  FunctionResponse,
  Interrupt,
  SendAudio,
  SendClientContent,
  SendText,
  SendToolResponse,
  SendVideo,
  SessionCommand,
  TextChannel,
  ToolCallFailed,
  ToolCallStarted,
  UpdateInstruction,
  UpdateSetup,
  WireCommand,
} from './wire/session-command';
export type { SetupPatch } from './wire/setup-patch';
export type { Content, ContentPart, InlineData } from './wire/content';

// Events
export type {
  AudioData,
  Connected,
  Disconnected,
  ErrorEvent,
  EventOf,
  GenerationComplete,
  GoAway,
  InputTranscription,
  Interrupted,
  OutputTranscription,
  PhaseChanged,
  SessionEvent,
  SessionResumeUpdate,
  TextComplete,
  TextDelta,
  Thought,
  ToolCall,
  ToolCallCancelled,
  TurnComplete,
  Usage,
  VoiceActivityEnd,
  VoiceActivityStart,
} from './wire/session-event';
export type { SessionPhase } from './wire/session-phase';
export type {
  FunctionCall,
  InteractionStatus,
  Part,
  ServerContent,
  ServerMessage,
  Transcription,
  WireFunctionCall,
  WordInfo,
} from './wire/server-message';
export type { TurnCompleteReason } from './wire/turn-complete-reason';
export type { ModalityTokenCount, UsageMetadata } from './wire/usage-metadata';

// Operators
export { ofType } from './streams/of-type';
export { selectAudio } from './streams/select-audio';
export { selectConversation } from './streams/select-conversation';
export { selectReply } from './streams/select-reply';
export { selectText } from './streams/select-text';
export { selectThoughts } from './streams/select-thoughts';
export { selectToolCalls } from './streams/select-tool-calls';
export { selectTranscripts } from './streams/select-transcripts';
export { selectTurns } from './streams/select-turns';
export { selectUsage } from './streams/select-usage';
export { selectUsageTotal } from './streams/select-usage-total';
export { costOf } from './streams/cost-of';
export { limitUsage } from './streams/limit-usage';
export { throwOnFailure } from './streams/throw-on-failure';
export { watchPoisonedResume } from './streams/watch-poisoned-resume';
export { watchSilence } from './streams/watch-silence';
export { watchStalls } from './streams/watch-stalls';
export type { WatchOptions } from './streams/watch-debt';
export type { Entry, EntryCall } from './streams/entry';
export type { Turn, TurnTimes } from './streams/turn';
export type { SelectConversationOptions } from './streams/select-conversation';
export type { SelectReplyOptions } from './streams/select-reply';
export type { SelectTurnsOptions } from './streams/select-turns';
export type { Modality, Prices, Rate } from './streams/prices';
export type { UsageLimit, UsageLimitReached } from './streams/usage-limit';

// Pure functions, free of RxJS
export { decodeServerMessage } from './wire/decode-server-message';
export { toEvents } from './wire/to-events';
export type { WireEvent } from './wire/wire-event';
export { encodeCommand } from './wire/encode-command';
export { canTransition } from './machine/can-transition';
export { priceUsage } from './streams/price-usage';
export { sumUsage, zeroUsage } from './streams/sum-usage';
export { classifyClose } from './errors/classify-close';
export type { ClassifiedClose, CloseKind, RetryAdvice } from './errors/classify-close';
export { step } from './machine/step';
export { initialState } from './machine/state';
export type { Continuity, State } from './machine/state';
export type { Because } from './machine/memory';
export type { Input } from './machine/input';
export type { Effect, LogEntry } from './machine/effect';
export type { Next } from './machine/next';
export type { OutboxLimits, ReseedLimits, Rotation, Settings, Timeouts, Watchdogs } from './machine/settings';

// Errors
export { LiveConfigError } from './errors/live-config-error';
export type { ConfigProblem } from './errors/live-config-error';
export { LiveFailure } from './errors/live-failure';
export type {
  BadMedia,
  CommandRefused,
  CommandsDropped,
  CommandSourceFailed,
  ConnectionLost,
  CredentialFailed,
  DeliveryUnknown,
  DialFailed,
  DialTimeout,
  FrameFault,
  Internal,
  LiveError,
  MalformedFrame,
  OutboxKind,
  ResumeRefused,
  RetriesExhausted,
  ServerFault,
  SetupRefused,
  SetupTimeout,
  Stalled,
  ToolFailed,
} from './errors/live-error';
