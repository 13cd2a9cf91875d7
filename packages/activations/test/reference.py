"""Reference values for reference.test.ts, by mpmath with 60 digits.

Run from this folder: python3 reference.py > reference.json
"""
import json
import mpmath as mp

mp.mp.dps = 60
one, half = mp.mpf(1), mp.mpf(1) / 2
bell = lambda z: mp.exp(-z * z / 2)
sinc = lambda z: one if z == 0 else mp.sin(mp.pi * z) / (mp.pi * z)
functions = {
    'softplus': lambda z: mp.log(1 + mp.exp(z)),
    'tanh': mp.tanh,
    'half-tanh': lambda z: (1 + mp.tanh(z)) / 2,
    'sigmoid': lambda z: 1 / (1 + mp.exp(-z)),
    'erf': mp.erf,
    'arctan': mp.atan,
    'gelu': lambda z: z * mp.erfc(-z / mp.sqrt(2)) / 2,
    'silu': lambda z: z / (1 + mp.exp(-z)),
    'mish': lambda z: z * mp.tanh(mp.log(1 + mp.exp(z))),
    'squareplus': lambda z: (z + mp.sqrt(z * z + 4)) / 2,
    'sinc': sinc,
    'squared-sinc': lambda z: sinc(z) ** 2,
    'gaussian': bell,
    'sech': mp.sech,
    'cauchy': lambda z: 1 / (1 + z * z),
    'gabor': lambda z: bell(z) * mp.cos(5 * z),
    'ricker': lambda z: (1 - z * z) * bell(z),
}
places = [-30, -8.5, -3.25, -1.125, -0.390625, -0.0078125, 2.0**-20, 0.25, 0.4375, 0.75, 2.5, 6.25, 33]


def row(f, z):
    h = mp.mpf(10) ** -15
    m, p = f(mp.mpf(z) - h), f(mp.mpf(z) + h)
    m2, p2 = f(mp.mpf(z) - 2 * h), f(mp.mpf(z) + 2 * h)
    value = f(mp.mpf(z))
    slope = (8 * (p - m) - (p2 - m2)) / (12 * h)
    curvature = (16 * (p + m) - (p2 + m2) - 30 * value) / (12 * h * h)
    return [z] + [float(x) for x in (value, slope, curvature)]


print(json.dumps({
    'madeWith': f'mpmath {mp.__version__}, {mp.mp.dps} digits; derivatives by fourth-order differences, step 1e-15',
    'columns': ['z', 'value', 'slope', 'curvature'],
    'rows': {name: [row(f, z) for z in places] for name, f in functions.items()},
}, indent=1))
