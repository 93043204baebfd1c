"""Prices options with numpy and scipy for Thetagrid's bench, on whole columns and on one thread.

    columns.py VERB N M WARM_UP ITERATIONS SECONDS INPUT OUTPUT

INPUT and OUTPUT hold doubles as the machine has them, column after column. The verb's work is repeated for WARM_UP
seconds, then for SECONDS in each of ITERATIONS; every iteration prints its seconds per call. Even without iterations the
work is done once, so that OUTPUT holds its results.
"""

import os
import sys
import time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import numpy as np
import scipy
from scipy.special import ndtr

# Rows worked on at once: their temporary columns stay in the second-level cache.
CHUNK = 8192
INVERSE_SQRT_2PI = 0.3989422804014327


def black_scholes(wanted, sign, spot, strike, years, rate, dividend_yield, volatility):
    root = np.sqrt(years)
    deviation = volatility * root
    d1 = (np.log(spot / strike) + (rate - dividend_yield) * years) / deviation + 0.5 * deviation
    d2 = d1 - deviation
    spot_value = spot * np.exp(-dividend_yield * years)
    strike_value = strike * np.exp(-rate * years)
    held = sign * spot_value * ndtr(sign * d1)
    owed = sign * strike_value * ndtr(sign * d2)
    if wanted == "price":
        return (held - owed,)
    density = INVERSE_SQRT_2PI * np.exp(-0.5 * d1 * d1)
    vega = spot_value * density * root
    five = (
        held - owed,
        held / spot,
        spot_value * density / (spot * spot * deviation),
        vega,
        -0.5 * spot_value * density * volatility / root - rate * owed + dividend_yield * held,
        years * owed,
    )
    if wanted == "five":
        return five
    return five + (-spot_value / spot * density * d2 / volatility, vega * d1 * d2 / volatility)


def european(wanted, columns, out):
    for start in range(0, columns.shape[1], CHUNK):
        rows = slice(start, start + CHUNK)
        for column, values in zip(out, black_scholes(wanted, *columns[:, rows])):
            column[rows] = values


def implied_volatility(columns, out):
    """Newton's method from the volatility of the largest vega, from where it converges [Manaster-Koehler 1982]."""
    sign, spot, strike, years, rate, dividend_yield, price = columns
    volatility = np.sqrt(2 * np.abs(np.log(spot / strike) + (rate - dividend_yield) * years) / years)
    for _ in range(100):
        values = black_scholes("five", sign, spot, strike, years, rate, dividend_yield, volatility)
        step = (values[0] - price) / values[3]
        volatility = volatility - step
        if not np.any(np.abs(step) > 1e-14 * volatility):
            break
    out[0] = volatility


def revaluation(contracts, scenarios, out):
    sign, spot, strike, years, rate, dividend_yield, volatility, weight = contracts
    base = black_scholes("price", *contracts[:7])[0]
    for scenario in range(scenarios.shape[1]):
        growth, factor, shift, elapsed = scenarios[:, scenario]
        left = np.maximum(0.0, years - elapsed)
        with np.errstate(divide="ignore", invalid="ignore"):
            values = black_scholes(
                "price", sign, spot * np.exp(growth), strike, left, rate + shift, dividend_yield, volatility * factor
            )[0]
        exercised = np.maximum(0.0, sign * (spot * np.exp(growth) - strike))
        out[0, scenario] = np.dot(weight, np.where(left > 0, values, exercised) - base)


def paths(generator, parameters, steps, out):
    spot, rate, dividend_yield, volatility, horizon = parameters
    step = horizon / steps
    log_growth = np.zeros(out.shape[1])
    for _ in range(steps):
        log_growth += (rate - dividend_yield - 0.5 * volatility**2) * step
        log_growth += volatility * np.sqrt(step) * generator.standard_normal(out.shape[1])
    out[0] = spot * np.exp(log_growth)


def work(verb, n, m, data):
    """The work of a verb, and the array it writes."""
    generator = np.random.default_rng(42)
    if verb in ("european-price", "european-five", "european-all"):
        wanted = verb.split("-")[1]
        out = np.empty(({"price": 1, "five": 6, "all": 8}[wanted], n))
        return (lambda: european(wanted, data.reshape(7, n), out)), out
    if verb == "implied-volatility":
        out = np.empty((1, n))
        return (lambda: implied_volatility(data.reshape(7, n), out)), out
    if verb == "revaluation":
        out = np.empty((1, m))
        contracts, scenarios = data[: 8 * n].reshape(8, n), data[8 * n :].reshape(4, m)
        return (lambda: revaluation(contracts, scenarios, out)), out
    if verb == "normals":
        out = np.empty((1, n))
        return (lambda: generator.standard_normal(out=out[0])), out
    if verb == "paths":
        out = np.empty((1, n))
        return (lambda: paths(generator, data, m, out)), out
    sys.exit("no verb is called " + verb)


def repeat(once, seconds):
    """Seconds a call takes, repeated for so many seconds, at least once."""
    start = time.perf_counter()
    calls = 0
    while True:
        once()
        calls += 1
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return elapsed / calls


def main(arguments):
    if arguments == ["--version"]:
        print("numpy %s, scipy %s, Python %s" % (np.__version__, scipy.__version__, sys.version.split()[0]))
        return
    verb, n, m, warm_up, iterations, seconds, source, target = arguments
    once, out = work(verb, int(n), int(m), np.fromfile(source))
    repeat(once, float(warm_up))
    for _ in range(int(iterations)):
        print("%.9e" % repeat(once, float(seconds)))
    out.tofile(target)


main(sys.argv[1:])
