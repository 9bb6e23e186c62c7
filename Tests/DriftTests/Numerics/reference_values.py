#!/usr/bin/env python3
"""Writes reference-values.txt: special functions and distributions to 25 digits.

    python reference_values.py        (Python 3.11, mpmath 1.3; with gmpy2 about a minute)

A line is: function, value (25 digits), what the nearest double misses of the value (in units of its last place), arguments.
Arguments are doubles in hexadecimal, or whole numbers. Nothing is computed as the program computes it: functions are sums and
integrals with so many digits that cancellation does not matter, and distributions over orders are counted in whole numbers.
"""
import math
import sys
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from random import Random

from mpmath import mp, mpf

DIGITS = 60  # for what does not cancel
DEEP = 420  # for 1 - x, where the result may be 1e-300
random = Random()
lines = []


def argument(x):
    return str(x) if isinstance(x, int) else float(x).hex()


def add(name, arguments, value):
    """One line; values below the smallest normal double are left out, as their last place is another one."""
    with mp.workdps(DIGITS):
        if isinstance(value, Fraction):
            value = mpf(value.numerator) / value.denominator
        if abs(value) < mpf(2) ** -1022 and value != 0:
            return
        nearest = float(value)
        missed = (value - mpf(nearest)) / mpf(math.ulp(nearest))
        text = mp.nstr(value, 25, strip_zeros=False)
        lines.append(" ".join([name, text, mp.nstr(missed, 4)] + [argument(x) for x in arguments]))


def between(low, high, count):
    """Numbers spread evenly, a little disturbed so that they are no round ones."""
    return [low + (high - low) * (i + random.random()) / count for i in range(count)]


def spread(low, high, count):
    """The same on a logarithmic scale."""
    return [math.exp(x) for x in between(math.log(low), math.log(high), count)]


# ---- elementary and error functions: mpmath's own, which are series and continued fractions with error bounds ----
def elementary():
    mp.dps = DIGITS
    for x in between(-708, 709, 200) + between(-1, 1, 100):
        add("exp", [x], mp.exp(mpf(x)))
    for x in spread(1e-300, 1e300, 200) + between(0.4, 2.5, 200):
        add("log", [x], mp.log(mpf(x)))
    for x in spread(1e-300, 1e300, 100) + between(-0.999, 2, 200) + [-y for y in spread(1e-20, 0.9, 50)]:
        add("log1p", [x], mp.log1p(mpf(x)))
    for x in spread(1e-10, 26.4, 300) + between(-6, 0, 60) + [26.1, 26.2]:
        add("erfc", [x], mp.erfc(x))
    angles = between(-10, 10, 150) + spread(1e-8, 1e15, 250)
    # Doubles next to multiples of pi/2, where nearly all digits cancel.
    angles += [float(mp.pi / 2 * k) for k in [1, 2, 3, 4, 5, 11, 100, 355, 710, 10**6, 10**9, 10**14]]
    angles += [5.319372648326541e255 / 2**800]
    for x in angles:
        if abs(x) <= 1e15:
            add("sin", [x], mp.sin(mpf(x)))
            add("cos", [x], mp.cos(mpf(x)))
    for z in between(-8, 37.5, 400):
        add("normal", [z], mp.erfc(mpf(z) / mp.sqrt(2)) / 2)
        add("normalTwoSided", [z], mp.erfc(abs(mpf(z)) / mp.sqrt(2)))
    for p in spread(1e-300, 0.5, 200) + between(0, 1, 100) + [1 - 2.0**-k for k in range(2, 50, 3)]:
        add("normalQuantile", [p], quantile(p))


def quantile(p):
    """The z with upper tail p, by Newton's method on the logarithm of the tail."""
    p = mpf(p)
    if p > 0.5:
        return -quantile(1 - p)
    z = mp.sqrt(-2 * mp.log(p)) if p < 0.1 else (mpf(1) / 2 - p) * mp.sqrt(2 * mp.pi)
    for _ in range(60):
        tail = mp.erfc(z / mp.sqrt(2)) / 2
        step = mp.log(tail / p) * tail / (mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi))
        z += step
        if abs(step) < mpf(10) ** -50 * max(abs(z), mpf(10) ** -20):
            break
    return z


# ---- gamma ------------------------------------------------------------------------------------------------------
def gamma():
    mp.dps = DIGITS
    arguments = spread(1e-10, 1, 60) + between(0.8, 3.2, 150) + between(3, 20, 100) + spread(20, 1e12, 100)
    arguments += [1 + s * 2.0**-k for k in range(4, 50, 5) for s in (1, -1)]
    arguments += [2 + s * 2.0**-k for k in range(4, 50, 5) for s in (1, -1)]
    for x in arguments:
        add("logGamma", [x], mp.loggamma(mpf(x)))
    for n in list(range(2, 40)) + [100, 1000, 12345, 10**6, 10**9]:
        add("logFactorial", [n], mp.loggamma(n + 1))
    for a in [0.5, 1.0, 1.5, 2.0, 3.7, 9.5, 14.9, 15.0, 50.0, 123.4, 1000.0, 1e4, 1e5]:
        for x in incomplete_arguments(a):
            lower, upper = incomplete_gamma(a, x)
            add("gammaLower", [a, x], lower)
            add("gammaUpper", [a, x], upper)
    for degrees in [1, 2, 3, 5, 10, 99, 1000, 10**5]:
        for x in incomplete_arguments(degrees / 2):
            add("chiSquared", [2 * x, degrees], incomplete_gamma(degrees / 2, 2 * x / 2)[1])


def incomplete_arguments(a):
    """From where the lower function is 1e-300 to where the upper one is, and near a."""
    width = math.sqrt(a)
    near = [a + width * z for z in between(-3, 3, 12) if a + width * z > 0]
    far = [a + width * z + z * z / 2 for z in between(3, 37, 14)]
    return near + far + [a + d for d in (-0.01, 0.0, 0.01, 1.0)] + spread(a * 1e-3 if a < 100 else a * 0.5, a, 8)


def incomplete_gamma(a, x, digits=DIGITS):
    """P = x^a e^-x / Gamma(a + 1) (1 + x/(a+1) + x^2/((a+1)(a+2)) ...), all terms positive, and Q = 1 - P."""
    with mp.workdps(digits):
        a, x = mpf(a), mpf(x)
        total, term, n, last = mpf(1), mpf(1), 0, mpf(10) ** -digits
        while term > total * last:
            n += 1
            term = term * x / (a + n)
            total += term
        lower = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * total
        upper = 1 - lower
    if digits == DIGITS and upper < mpf(10) ** -25:
        return incomplete_gamma(a, x, DEEP)
    return lower, upper


# ---- beta and Student's t -----------------------------------------------------------------------------------------
def incomplete_beta(a, b, x, digits=DIGITS):
    """I = x^a (1-x)^b / (a B(a, b)) (1 + (a+b)/(a+1) x + ...), all terms positive; or 1 - I of the mirror image."""
    with mp.workdps(digits):
        a, b, x, half = mpf(a), mpf(b), mpf(x), mpf(1) / 2
        value = 1 - beta_series(b, a, 1 - x) if x > half else beta_series(a, b, x)
    if digits == DIGITS and x > half and value < mpf(10) ** -25:
        return incomplete_beta(a, b, x, DEEP)
    return value


def beta_series(a, b, x):
    total, term, n = mpf(1), mpf(1), 0
    last = mpf(10) ** -mp.dps
    while term > total * last:
        term = term * (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    return mp.exp(a * mp.log(x) + b * mp.log1p(-x) - log_beta) / a * total


def beta():
    for a, b in [(0.5, 0.5), (1.0, 3.0), (2.5, 0.5), (3.0, 4.5), (30.0, 0.5), (50.0, 70.0), (0.5, 400.0), (1000.0, 2000.0),
                 (1e5, 3e4), (1e6, 1e6), (1e6, 0.5)]:
        mean = a / (a + b)
        deviation = math.sqrt(a * b / (a + b) ** 2 / (a + b + 1))
        points = [mean + deviation * z for z in between(-3, 3, 10)] + [mean * (1 - u) for u in between(0, 1, 6)]
        points += [mean + deviation * z for z in between(-36, -3, 8) + [-37.0]]
        for x in points:
            if 0 < x < 1:
                add("beta", [a, b, x], incomplete_beta(a, b, x))


def student_tail(t, degrees, digits=DIGITS):
    """1 - I of y = t^2/(v + t^2), whose series is short for many degrees; for few, I of 1 - y, short in the tail."""
    with mp.workdps(digits):
        t, v, half = mpf(t), mpf(degrees), mpf(1) / 2
        if t * t >= v:
            return beta_series(v / 2, half, v / (v + t * t))
        value = 1 - beta_series(half, v / 2, t * t / (v + t * t))
    return student_tail(t, degrees, DEEP) if digits == DIGITS and value < mpf(10) ** -25 else value


def student():
    for v in [0.5, 1.0, 2.0, 3.0, 7.0, 25.0, 100.0, 999.0, 5000.0, 1e5, 1e6, 12345678.0, 1e8]:
        # To where the tail is 1e-300: far for few degrees, at 37 for many.
        end = math.sqrt(v) * math.sqrt(max(0, math.expm1(min(690 * 2 / v, 600)))) if v > 2 else 1e150
        points = between(0.01, 5, 15) + spread(3, max(end, 10), 25) + between(5, 36, 10) + spread(1e-6, 0.1, 5)
        if v == 1.0:
            points += [1e200, 1e299]
        for t in points:
            value = student_tail(t, v)
            if value > mpf(10) ** -304:
                add("student", [t, v], value)


# ---- Bessel and Cramer-von Mises --------------------------------------------------------------------------------------
def bessel_quarter(q):
    """K of order 1/4 from the power series of I of order 1/4 and -1/4, with the digits that their difference loses."""
    with mp.workdps(mp.dps + int(q * 0.9) + 20):
        difference = mpf(0)
        for order, sign in ((-mpf(1) / 4, 1), (mpf(1) / 4, -1)):
            term = (q / 2) ** order / mp.gamma(order + 1)
            total, n, square, last = mpf(0), 0, q * q / 4, mpf(10) ** -(mp.dps + int(q * 0.45))
            while term > last:
                total += term
                n += 1
                term = term * square / (n * (n + order))
            difference += sign * total
        return difference * mp.pi / (2 * mp.sin(mp.pi / 4))


def limit_tail(x):
    """1 minus Anderson and Darling's sum over Bessel functions, with so many digits that fifty are left."""
    with mp.workdps(60 + int(2.2 * x)):
        y, total, k, weight = mpf(x), mpf(0), 0, mp.sqrt(mp.pi)
        while True:
            root = 4 * k + 1
            q = root * root / (16 * y)
            term = weight * mp.sqrt(root) * mp.exp(-q) * bessel_quarter(q)
            total += term
            weight = weight * (k + mpf(1) / 2) / (k + 1)
            k += 1
            if term < mpf(10) ** -mp.dps:
                return 1 - total / (mp.pi ** mpf("1.5") * mp.sqrt(y))


def cramer_von_mises():
    mp.dps = DIGITS
    for x in spread(1e-3, 700, 200) + [1e4, 1e6]:
        add("besselQuarter", [x], mp.besselk(mpf(1) / 4, mpf(x)) * mp.exp(mpf(x)))
    for x in spread(0.01, 0.25, 40) + spread(0.2, 1, 60) + spread(1, 139, 50) + [139.5, 140.0]:
        add("cramerVonMisesLimit", [x], limit_tail(x))
    for m, n in [(1, 4), (2, 2), (3, 3), (2, 5), (4, 3), (5, 5), (6, 4), (5, 7), (8, 7)]:
        add_tails("cramerVonMisesExact", m, n, gap_counts_one_by_one(m, n))
    for m, n in [(12, 12), (20, 20), (15, 10), (10, 9), (1, 20), (20, 8)]:
        add_tails("cramerVonMisesExact", m, n, gap_counts(m, n), 40)


def gap_counts_one_by_one(m, n):
    """How many orders of m and n values have each sum of (i n - j m)^2 over their points (i, j); every order is made."""
    counts = {}
    for chosen in combinations(range(m + n), m):
        i, total, chosen = 0, 0, set(chosen)
        for position in range(m + n):
            i += position in chosen
            total += (i * n - (position + 1 - i) * m) ** 2
        counts[total] = counts.get(total, 0) + 1
    return counts


def gap_counts(m, n):
    """The same, point by point of the lattice."""
    row = []
    for i in range(m + 1):
        above, row = row, []
        for j in range(n + 1):
            gap, counts = (i * n - j * m) ** 2, {}
            for before in ([above[j]] if i else []) + ([row[j - 1]] if j else []):
                for total, count in before.items():
                    counts[total + gap] = counts.get(total + gap, 0) + count
            row.append(counts if i + j else {0: 1})
    return row[n]


def add_tails(name, m, n, counts, at_most=10**9):
    """P(T >= t) of values T = sum / (mn (m + n)^2) that can come up."""
    orders, tail, tails = sum(counts.values()), 0, []
    for total in sorted(counts, reverse=True):
        tail += counts[total]
        tails.append((total, tail))
    for total, tail in tails[:5] + random.sample(tails[5:], min(len(tails) - 5, at_most)) if len(tails) > 5 else tails:
        add(name, [total / (m * n * (m + n) ** 2), m, n], Fraction(tail, orders))


# ---- distributions over orders, counted in whole numbers ---------------------------------------------------------------
def mann_whitney():
    for m, n in [(1, 1), (2, 3), (3, 3), (5, 4), (8, 8), (6, 30), (8, 20), (1, 1000), (3, 200), (7, 60), (8, 120)]:
        counts = pair_counts(m, n)
        orders, tail = sum(counts), 0
        for u in range(m * n, -1, -1):
            tail += counts[u]
            if m * n <= 60 or u % (m * n // 40) == 3 or u > m * n - 4:
                add("mannWhitney", [u, m, n], Fraction(tail, orders))


    for m, n in [(2, 10000), (5, 5000), (8, 2000), (8, 10000)]:
        counts = gaussian_binomial(m, n)
        orders, tail = math.comb(m + n, m), 0
        for u in range(m * n, -1, -1):
            tail += counts[u]
            if u % (m * n // 40) == 3 or u > m * n - 40:
                add("mannWhitney", [u, m, n], Fraction(tail, orders))


def gaussian_binomial(m, n):
    """The same for large n: the coefficients of the product of (1 - q^(n+i)) / (1 - q^i), in whole numbers."""
    counts = [1] + [0] * (m * n)
    for i in range(1, m + 1):
        for j in range(m * n, n + i - 1, -1):
            counts[j] -= counts[j - n - i]
        for j in range(i, m * n + 1):
            counts[j] += counts[j - i]
    return counts


def pair_counts(m, n):
    """How many orders have each U: the last value is the first sample's and beats n others, or it is not."""
    table = {(0, j): [1] for j in range(n + 1)}
    for i in range(1, m + 1):
        table[i, 0] = [1]
        for j in range(1, n + 1):
            wins, other = table[i - 1, j], table[i, j - 1]
            counts = [0] * (i * j + 1)
            for u, count in enumerate(wins):
                counts[u + j] += count
            for u, count in enumerate(other):
                counts[u] += count
            table[i, j] = counts
    return table[m, n]


def kolmogorov_two_samples():
    for m, n in [(3, 4), (7, 5), (20, 30), (60, 40), (100, 80), (101, 100), (350, 17), (1000, 700)]:
        for share in [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.82, 0.83, 0.84, 0.9, 0.97, 1]:
            distance = max(1, round(share * m * n))
            add("kolmogorovPaths", [m, n, distance], Fraction(paths_outside(m, n, distance), math.comb(m + n, m)))
    for m, n, every in [(60, 40, 5), (100, 80, 7), (350, 217, 50), (1000, 700, 3)]:
        for share in [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.82, 0.83, 0.84]:
            distance = round(share * m * n)
            paths = paths_outside(m, n, distance, every)
            if paths:
                add("kolmogorovTies", [m, n, distance, every], Fraction(paths, math.comb(m + n, m)))
    for n in [1, 2, 5, 30, 100, 700, 2000, 10000]:
        for h in sorted({max(1, round(n * share)) for share in spread(0.003, 1, 25)} | {round(math.sqrt(688 * n))}):
            if h <= n and h * h / n < 720:
                add("kolmogorovEqual", [n, h * n], equal_sizes(n, h))


def paths_outside(m, n, distance, every=1):
    """The lattice paths that touch |i n - j m| >= distance after a multiple of some steps: all but those that stay within."""
    row = []
    for i in range(m + 1):
        above, row = row, []
        for j in range(n + 1):
            if (i + j) % every == 0 and abs(i * n - j * m) >= distance:
                row.append(0)
            else:
                row.append((above[j] if i else 0) + (row[j - 1] if j else 0) if i + j else 1)
    return math.comb(m + n, m) - row[n]


def equal_sizes(n, h):
    """Gnedenko and Korolyuk's alternating sum of binomials, in whole numbers."""
    total = sum((-1) ** (k - 1) * math.comb(2 * n, n - k * h) for k in range(1, n // h + 1))
    return Fraction(2 * total, math.comb(2 * n, n))


def kolmogorov_one_sample():
    mp.dps = DIGITS
    for n in [5, 20, 140, 1000, 20000]:
        for z in spread(0.3, 18.2, 20) + [18.55]:
            d = z / math.sqrt(n)
            if d < 1:
                add("smirnov", [d, n], smirnov(d, n))
    for z in [1.5, 6.0]:
        add("smirnov", [z / math.sqrt(200000), 200000], smirnov(z / math.sqrt(200000), 200000))
    for n in [4, 10, 50, 100, 140]:
        for z in between(0.35, 1.95, 8):
            d = z / math.sqrt(n)
            if 1 / n < d < 0.5:
                add("kolmogorovOneSample", [d, n], 1 - durbin(d, n))


def smirnov(d, n):
    """Smirnov's sum C(n, j) d (d + j/n)^(j-1) (1 - d - j/n)^(n-j), all terms positive."""
    d, total, binomial = mpf(d), mpf(0), mpf(1)
    for j in range(n + 1):
        rest = 1 - d - mpf(j) / n
        if rest <= 0:
            break
        total += binomial * d * (d + mpf(j) / n) ** (j - 1) * rest ** (n - j)
        binomial = binomial * (n - j) / (j + 1)
    return total


def durbin(d, n):
    """P(D <= d): n!/n^n times the middle of the n-th power of Durbin's matrix, in the form of Marsaglia, Tsang and Wang."""
    nd = mpf(d) * n
    k = int(nd) + 1
    h, order = k - nd, 2 * k - 1
    matrix = mp.matrix(order, order)
    for i in range(order):
        for j in range(min(i + 2, order)):
            value = mpf(1)
            if j == 0:
                value -= h ** (i + 1)
            if i == order - 1:
                value -= h ** (order - j)
            if j == 0 and i == order - 1 and 2 * h > 1:
                value += (2 * h - 1) ** order
            matrix[i, j] = value / mp.factorial(i - j + 1)
    # One row of the power is enough.
    row = mp.matrix(1, order)
    row[k - 1] = 1
    for _ in range(n):
        row = row * matrix
    return row[k - 1] * mp.factorial(n) / mpf(n) ** n


# ---- Fisher's exact test ----------------------------------------------------------------------------------------------
def fisher():
    tables = [(a, m, b, n) for m, n in [(3, 4), (6, 6), (9, 5)] for a in range(m + 1) for b in range(n + 1)]
    for a, m, b, n in tables:
        add("fisher", [a, m, b, n], fisher_counted(a, m, b, n))
    for size in [100, 1000, 20000, 1000000]:
        for share in [0.5, 0.1, 20 / size]:
            for z in between(0, 37, 9) + [36.9, 37.1]:
                m, n = size, size * 3 // 2
                # Shares about z standard errors apart.
                a = round(m * share)
                b = round(n * share + z * math.sqrt(n * share * (1 - share) * (1 + n / m)))
                if b <= n:
                    add("fisher", [a, m, b, n], fisher_summed(a, m, b, n))


def fisher_counted(a, m, b, n):
    """The tables at most as likely as this one, in whole numbers."""
    hits = a + b
    ways = {k: math.comb(m, k) * math.comb(n, hits - k) for k in range(max(0, hits - n), min(m, hits) + 1)}
    return Fraction(sum(w for w in ways.values() if w <= ways[a]), math.comb(m + n, hits))


def fisher_summed(a, m, b, n):
    """The same from the observed table outwards, by the ratio of neighbours, and from as far on the other side."""
    hits = a + b
    low, high = max(0, hits - n), min(m, hits)

    def probability(k):
        def log_choose(total, part):
            return mp.loggamma(total + 1) - mp.loggamma(part + 1) - mp.loggamma(total - part + 1)
        return mp.exp(log_choose(m, k) + log_choose(n, hits - k) - log_choose(m + n, hits))

    def tail(k, step):
        term = total = probability(k)
        while low <= k + step <= high and term > total * mpf(10) ** -50:
            if step > 0:
                term = term * (m - k) * (hits - k) / ((k + 1) * (n - hits + k + 1))
            else:
                term = term * k * (n - hits + k) / ((m - k + 1) * (hits - k + 1))
            k += step
            total += term
        return total

    with mp.workdps(DIGITS):
        observed = probability(a) * (1 + mpf(10) ** -10)
        step = 1 if a * (m + n) > hits * m else -1
        # The other side's first table that is not more likely, by bisection between the mode and the end.
        mode, end = (hits + 1) * (m + 1) // (m + n + 2), low if step > 0 else high
        if probability(mode) <= observed:
            return mpf(1)
        near, far = mode, end - step
        while abs(near - far) > 1:
            middle = (near + far) // 2
            if probability(middle) > observed:
                near = middle
            else:
                far = middle
        other = tail(far, -step) if low <= far <= high else mpf(0)
        return tail(a, step) + other


PARTS = [elementary, gamma, beta, student, cramer_von_mises, mann_whitney, kolmogorov_two_samples, kolmogorov_one_sample, fisher]

if __name__ == "__main__":
    for part in PARTS:
        random.seed(part.__name__)
        part()
        print(part.__name__, len(lines), file=sys.stderr)
    Path(__file__).with_name("reference-values.txt").write_text("\n".join(lines) + "\n")
