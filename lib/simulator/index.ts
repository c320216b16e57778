export type { Reply, ScriptedCall } from './reply/reply';
export type { SimulatorOptions } from './simulator-options';
export type { Simulator } from './start-simulator';
export { startSimulator } from './start-simulator';
