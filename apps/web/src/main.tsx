import '@fontsource-variable/inter/wght.css';
import './style/lab.css';
import { render } from 'preact';
import { followAddress } from './address/address.ts';
import { Shell } from './shell/shell.tsx';

followAddress('fit');
render(<Shell />, document.getElementById('lab')!);
