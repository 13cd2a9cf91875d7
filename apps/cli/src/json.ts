export { jsonDocument } from '@spectral-bias/core';
