export { gradientDescent } from './gradient-descent.ts';
export { gradientFlow } from './gradient-flow.ts';
export { pca } from './pca.ts';
export { regularizers } from './regularizers.ts';
export { ridge } from './ridge.ts';
