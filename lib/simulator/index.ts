export type { Reply, ScriptedCall } from './model/reply/reply';
export type { SimulatorOptions } from './simulator-options';
export type { Simulator } from './shell/start-simulator';
export { startSimulator } from './shell/start-simulator';
