/** A symbol and what it means, in one line; TeX where the symbol is a formula. */
export interface TermText {
  readonly symbol: string;
  readonly tex: string;
  readonly meaning: string;
  /** The formula that defines it, in TeX. */
  readonly formula?: string;
}

/** Every symbol of the lab. */
export const terms: readonly TermText[] = [
  {
    symbol: 'λ',
    tex: '\\lambda',
    meaning: 'Ridge strength: the price of large weights.',
    formula: '\\min_w \\lVert y - Aw \\rVert^2 + \\lambda \\lVert w \\rVert^2',
  },
  {
    symbol: 'q',
    tex: 'q',
    meaning: 'Gradient-descent steps: more of them keep more components.',
    formula: 'm(s) = 1 - (1 - \\alpha s^2)^q',
  },
  {
    symbol: 'α',
    tex: '\\alpha',
    meaning: 'Learning rate: the size of a gradient step, 1/s₁² unless given.',
  },
  {
    symbol: 'τ',
    tex: '\\tau',
    meaning: 'Threshold: components whose singular value is above it are kept.',
    formula: '1 - (1 - \\alpha \\tau^2)^q = 1 - e^{-1}',
  },
  {
    symbol: 'k',
    tex: 'k',
    meaning: 'How many components are kept: singular values of at least τ.',
  },
  {
    symbol: 'df',
    tex: '\\mathrm{df}',
    meaning: 'Effective degrees of freedom: how many numbers the fit is free to choose.',
    formula: '\\mathrm{df} = \\textstyle\\sum_k m(s_k) + \\dim(\\text{null space})',
  },
  {
    symbol: 'bandwidth',
    tex: '\\text{bandwidth}',
    meaning: 'Highest frequency kept, in cycles per unit of x.',
    formula: 'k / (2 \\cdot \\text{span of } x)',
  },
  {
    symbol: 's',
    tex: 's_k',
    meaning: 'Singular values of the network’s Jacobian at the samples, the largest first.',
    formula: 'A = U \\, \\mathrm{diag}(s) \\, V^\\top',
  },
  {
    symbol: 'm',
    tex: 'm(s)',
    meaning: 'Mask: the share of each component that the fit keeps.',
    formula: '\\hat y = U \\, m(s) \\, U^\\top y',
  },
  {
    symbol: 'GCV',
    tex: '\\mathrm{GCV}',
    meaning: 'Generalized cross-validation: an estimate of the error on unseen points.',
    formula: '\\frac{\\lVert y - \\hat y \\rVert^2 / n}{(1 - \\mathrm{df}/n)^2}',
  },
  {
    symbol: 'φ',
    tex: '\\varphi',
    meaning: 'The activation function of the neurons.',
    formula: 'f(x) = \\textstyle\\sum_i v_i \\, \\varphi(w_i x + b_i)',
  },
  {
    symbol: 'ρ',
    tex: '\\rho(k)',
    meaning: 'Spectral penalty: what a wide network pays for frequency k.',
    formula: '\\rho(k) = 1 / \\lvert \\hat\\varphi(k) \\rvert^2',
  },
  {
    symbol: 'θ/π',
    tex: '\\theta / \\pi',
    meaning: 'Direction of a breakline’s active side, as an angle in units of π.',
    formula: '\\xi = (\\cos\\theta, \\sin\\theta)',
  },
  {
    symbol: 'γ',
    tex: '\\gamma',
    meaning: 'Offset of a breakline from the origin, along its direction.',
    formula: '\\langle \\xi, x \\rangle = \\gamma',
  },
  {
    symbol: 'delta-slope',
    tex: '\\mu',
    meaning: 'Delta-slope: by how much the slope of the prediction changes across the breakline.',
    formula: '\\mu_i = v_i \\lVert w_i \\rVert',
  },
  {
    symbol: 'gradient',
    tex: '\\lVert \\nabla \\ell \\rVert',
    meaning: 'Length of the gradient of the loss over all parameters: 0 where training has ended.',
  },
  {
    symbol: 'pinned',
    tex: '\\text{pinned}',
    meaning:
      'A breakline that a sample holds: the loss rises to both sides, so it stays on the sample.',
  },
  {
    symbol: 'clusters',
    tex: '\\text{clusters}',
    meaning: 'Groups of four breaklines or more that lie closer together than they began.',
  },
];

/** The term of a symbol. */
export function termOf(symbol: string): TermText | undefined {
  return terms.find((term) => term.symbol === symbol);
}
