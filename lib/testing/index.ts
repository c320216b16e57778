export type { ClientMessageKey, ExpectedMessage, Script, ScriptStep } from '../script/script';
export type { RecordedFrame } from '../recording/recorded-frame';
