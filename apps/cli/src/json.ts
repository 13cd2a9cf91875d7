export { type JsonDocument, jsonDocument } from '@spectral-bias/core';
