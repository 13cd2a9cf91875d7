export { gradientDescent } from './gradient-descent.ts';
export { gradientFlow } from './gradient-flow.ts';
export { heavyBall } from './heavy-ball.ts';
export { nesterov } from './nesterov.ts';
export { pca } from './pca.ts';
export { regularizers } from './regularizers.ts';
export { ridge } from './ridge.ts';
export { weightDecay } from './weight-decay.ts';
